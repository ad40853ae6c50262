import type { ReactNode } from 'react';
import { Form, Link, useRouteLoaderData } from 'react-router';
import type { RootData } from '../root.js';
import { FlashNotice } from '../ui/page.js';
import { useWords } from '../words.js';

interface FrameProps {
  shell?: 'open' | 'portal' | 'office';
  /** Links of the top bar. */
  nav?: ReactNode;
  /** The left navigation, which only the office has. */
  side?: ReactNode;
  /** The right end of the top bar: notices, the person. */
  end?: ReactNode;
  children: ReactNode;
}

/** What stands around every page: skip link, top bar, main, foot. */
export function Frame({ shell = 'open', nav, side, end, children }: FrameProps) {
  const { t } = useWords();
  const root = useRouteLoaderData<RootData>('root');
  const home = root?.person ? `/${root.person.shell}` : '/';
  return (
    <div className={`frame ${shell}`}>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top no-print">
        <Link className="brand" to={home}>
          <Mark />
          {t('product')}
        </Link>
        {nav}
        <div className="top-end">{end ?? <WhoIsIn />}</div>
      </header>
      {side}
      <main id="main" tabIndex={-1}>
        <FlashNotice />
        {children}
      </main>
      <Foot />
    </div>
  );
}

/** Two hands of a bridge: the city and who it helps. */
const Mark = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M2 3h20v3H2zM2 9c6 0 8.500 4 8.500 12h-3C7.500 14 6 12 2 12zM22 9c-6 0-8.500 4-8.500 12h3c0-7 1.500-9 5.500-9z" />
  </svg>
);

/** The person who is signed in with the way out, or the way in. */
function WhoIsIn() {
  const { t } = useWords();
  const root = useRouteLoaderData<RootData>('root');
  if (!root?.person) return <Link to="/sign-in">{t('sign-in')}</Link>;
  return (
    <>
      <Link className="who" to={`/${root.person.shell}/profile`}>
        {root.person.name}
      </Link>
      <Form method="post" action="/sign-out" reloadDocument>
        <button className="button button-link" type="submit">
          {t('sign-out')}
        </button>
      </Form>
    </>
  );
}

function Foot() {
  const { t, language } = useWords();
  const root = useRouteLoaderData<RootData>('root');
  const other = language === 'fr' ? 'en' : 'fr';
  const scheme = root?.scheme ?? 'auto';
  return (
    <footer className="foot no-print">
      <Form method="post" action="/preferences" reloadDocument>
        <input type="hidden" name="to" value={root?.here ?? '/'} />
        <button className="button button-link" name="language" value={other} lang={other}>
          {other === 'en' ? 'English' : 'Français'}
        </button>
        {['auto', 'light', 'dark']
          .filter((one) => one !== scheme)
          .map((one) => (
            <button key={one} className="button button-link" name="scheme" value={one}>
              {t(`scheme.${one}`)}
            </button>
          ))}
      </Form>
      <Link to="/">{t('public-page')}</Link>
    </footer>
  );
}

export { WhoIsIn };
