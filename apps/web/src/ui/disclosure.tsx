import { useEffect, useRef, type ReactNode } from 'react';
import { Link, NavLink, useSearchParams } from 'react-router';
import { useWords } from '../words.js';

/** More, for those who want it. */
export const Drawer = ({ title, open, children }: { title: ReactNode; open?: boolean; children: ReactNode }) => (
  <details className="drawer" open={open}>
    <summary>{title}</summary>
    <div className="drawer-body">{children}</div>
  </details>
);

/**
 * A dialog whose state is in the address (`?dialog=help`), so that it works without scripts and can be linked. The
 * link that opens it stands where the component stands.
 */
export function Dialog({
  name,
  opener,
  title,
  children,
}: {
  name: string;
  opener: ReactNode;
  title: string;
  children: ReactNode;
}) {
  const [params, setParams] = useSearchParams();
  const { t } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  const open = params.get('dialog') === name;
  const without = new URLSearchParams(params);
  without.delete('dialog');
  const withIt = new URLSearchParams(without);
  withIt.set('dialog', name);
  useEffect(() => {
    const dialog = box.current;
    if (!open || !dialog || dialog.matches(':modal')) return;
    dialog.close();
    dialog.showModal();
  }, [open]);
  return (
    <>
      <Link className="button" to={`?${withIt}`} preventScrollReset>
        {opener}
      </Link>
      {open ? (
        <dialog
          className="dialog"
          open
          ref={box}
          aria-labelledby={`dialog-${name}`}
          onClose={() => setParams(without, { preventScrollReset: true })}
        >
          <h2 id={`dialog-${name}`}>{title}</h2>
          {children}
          <form method="dialog" onSubmit={(event) => (event.preventDefault(), box.current?.close())}>
            <Link className="button" to={`?${without}`} preventScrollReset>
              {t('close')}
            </Link>
          </form>
        </dialog>
      ) : null}
    </>
  );
}

/** Parts of one record, each with its own address. */
export const Tabs = ({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { to: string; label: ReactNode; end?: boolean }[];
}) => (
  <nav className="tabs" aria-label={label}>
    {tabs.map((tab) => (
      <NavLink key={tab.to} to={tab.to} end={tab.end}>
        {tab.label}
      </NavLink>
    ))}
  </nav>
);

/** How far something is: `value` of `max`. */
export const Progress = ({ label, value, max }: { label: string; value: number; max: number }) => (
  <div>
    <p>{label}</p>
    <progress value={value} max={max} aria-label={label} />
  </div>
);
