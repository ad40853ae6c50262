import { useRouteLoaderData } from 'react-router';
import type { RootData } from '../root.js';
import { ButtonLink, Heading, useWords } from '../ui/index.js';

/** The public page: what this is, and the way in. */
export default function Home() {
  const { t } = useWords();
  const root = useRouteLoaderData<RootData>('root');
  return (
    <div className="stack-wide">
      <Heading title={t('home.title')} lead={t('home.lead')} />
      <p className="row">
        {root?.person ? (
          <ButtonLink look="main" to={`/${root.person.shell}`}>
            {t('home.go-on')}
          </ButtonLink>
        ) : (
          <ButtonLink look="main" to="/sign-in">
            {t('sign-in')}
          </ButtonLink>
        )}
      </p>
      <section className="stack">
        <h2>{t('home.ngo')}</h2>
        <p>{t('home.ngo.text')}</p>
      </section>
      <section className="stack">
        <h2>{t('home.money')}</h2>
        <p>{t('home.money.text')}</p>
      </section>
    </div>
  );
}
