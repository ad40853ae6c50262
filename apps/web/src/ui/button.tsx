import type { ComponentProps, ReactNode } from 'react';
import { Link, useNavigation } from 'react-router';

type Look = 'main' | 'plain' | 'irreversible' | 'link';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  look?: Look;
  /** The key that does it, shown on the button. */
  hotkey?: string;
}

const classOf = (look: Look) => (look === 'plain' ? 'button' : `button button-${look}`);

/** A verb. One `main` a page; `irreversible` only for what cannot be undone. */
export const Button = ({ look = 'plain', hotkey, children, type = 'button', ...rest }: ButtonProps) => (
  <button type={type} className={classOf(look)} data-hotkey={hotkey} {...rest}>
    {children}
    {hotkey ? <kbd aria-hidden="true">{hotkey}</kbd> : null}
  </button>
);

/** Sends the form around it, and says that it is under way. */
export function Submit({ look = 'main', ...rest }: ButtonProps) {
  const busy = useNavigation().state === 'submitting';
  return <Button type="submit" look={look} aria-busy={busy || undefined} {...rest} />;
}

/** A link that looks like a button, for going somewhere; acts are buttons. */
export const ButtonLink = (props: { to: string; look?: Look; children: ReactNode; download?: boolean }) => (
  <Link className={classOf(props.look ?? 'plain')} to={props.to} reloadDocument={props.download}>
    {props.children}
  </Link>
);
