import { Link, useRouteLoaderData } from 'react-router';
import type { RootData } from '../root.js';
import { Heading, useWords } from '../ui/index.js';
import type { loader as portalLoader } from './portal.js';

/** The first page of an NGO: its doors. */
export default function PortalHome() {
  const { t } = useWords();
  const root = useRouteLoaderData<RootData>('root');
  const shell = useRouteLoaderData<typeof portalLoader>('shells/portal');
  return (
    <>
      <Heading
        title={t('portal.hello', { name: root?.person?.name ?? '' })}
        over={root?.person?.organisations.map((o) => o.name).join(', ')}
      />
      <ul className="doors">
        {shell?.nav.map((entry) => (
          <li key={entry.to}>
            <Link to={entry.to}>{entry.label}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
