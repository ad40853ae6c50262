import { Link, NavLink, Outlet, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import { Failure } from '../failure.js';
import { useWords } from '../words.js';
import { Frame, WhoIsIn } from './frame.js';
import { Keys } from './keys.js';
import { navigationOf, unreadNotices, type NavLinkFacts } from './navigation.server.js';
import { signedIn } from './signed-in.server.js';

export const middleware = [signedIn];

export async function loader({ context }: LoaderFunctionArgs) {
  const me = visit(context);
  return { nav: navigationOf('office', me), unread: await unreadNotices(me) };
}

/** Around the office's pages. */
export default function Office() {
  const { nav, unread } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <Frame
      shell="office"
      side={<Side nav={nav} />}
      end={
        <>
          <Keys />
          <Link to="/office/notices">
            {t('notices')} {unread > 0 ? <span className="count">{unread}</span> : null}
          </Link>
          <WhoIsIn />
        </>
      }
    >
      <Outlet />
    </Frame>
  );
}

const GROUPS = ['files', 'money', 'people', 'house'] as const;

function Side({ nav }: { nav: NavLinkFacts[] }) {
  const { t } = useWords();
  return (
    <nav className="side no-print" aria-label={t('nav')}>
      <details className="side-menu">
        <summary>{t('nav.menu')}</summary>
        <ul className="links">
          <li>
            <NavLink to="/office" end>
              {t('nav.worklist')}
            </NavLink>
          </li>
        </ul>
        {GROUPS.map((group) => (
          <SideGroup
            key={group}
            title={t(`nav.group.${group}`)}
            entries={nav.filter((entry) => entry.group === group)}
          />
        ))}
      </details>
    </nav>
  );
}

function SideGroup({ title, entries }: { title: string; entries: NavLinkFacts[] }) {
  if (entries.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul className="links">
        {entries.map((entry) => (
          <li key={entry.to}>
            <NavLink to={entry.to}>{entry.label}</NavLink>
          </li>
        ))}
      </ul>
    </>
  );
}

export function ErrorBoundary() {
  return (
    <Frame shell="office">
      <Failure />
    </Frame>
  );
}
