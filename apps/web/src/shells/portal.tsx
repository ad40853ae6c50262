import { NavLink, Outlet, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import { Failure } from '../failure.js';
import { useWords } from '../words.js';
import { Frame, WhoIsIn } from './frame.js';
import { navigationOf, unreadNotices } from './navigation.server.js';
import { signedIn } from './signed-in.server.js';

/** NGOs' pages carry no script unless one of them asks for it with `handle = { plain: false }`. */
export const handle = { plain: true };

export const middleware = [signedIn];

export async function loader({ context }: LoaderFunctionArgs) {
  const me = visit(context);
  return { nav: navigationOf('portal', me), unread: await unreadNotices(me) };
}

/** Around the NGOs' pages. */
export default function Portal() {
  const { nav, unread } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <Frame
      shell="portal"
      nav={
        <nav aria-label={t('nav')}>
          <NavLink to="/portal" end>
            {t('nav.portal')}
          </NavLink>
          {nav.map((entry) => (
            <NavLink key={entry.to} to={entry.to}>
              {entry.label}
            </NavLink>
          ))}
        </nav>
      }
      end={
        <>
          <NavLink to="/portal/notices">
            {t('notices')} {unread > 0 ? <span className="count">{unread}</span> : null}
          </NavLink>
          <WhoIsIn />
        </>
      }
    >
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  return (
    <Frame shell="portal">
      <Failure />
    </Frame>
  );
}
