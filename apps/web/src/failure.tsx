import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { useWords } from './words.js';

const DESIGNED = [401, 403, 404, 409, 429, 503];

/** The page for what cannot be shown: says what it is and what to do next, and never what only the log may know. */
export function Failure() {
  const error = useRouteError();
  const { t, has } = useWords();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  // an address that the API cannot even read leads nowhere
  const kind = DESIGNED.includes(status) ? status : status < 500 ? 404 : 500;
  const requestId = isRouteErrorResponse(error) ? (error.data as { requestId?: string } | null)?.requestId : undefined;
  if (!has('failure.500.title')) return <Bare />;
  return (
    <div className="failure">
      <title>{t(`failure.${kind}.title`)}</title>
      <p className="failure-code" aria-hidden="true">
        {kind}
      </p>
      <h1>{t(`failure.${kind}.title`)}</h1>
      <p>{t(`failure.${kind}.text`)}</p>
      <p>{t(`failure.${kind}.next`)}</p>
      <p className="row">
        <Link className="button" to={kind === 401 ? '/sign-in' : '/'} reloadDocument>
          {t(kind === 401 ? 'sign-in' : 'failure.home')}
        </Link>
      </p>
      {requestId ? <p className="quiet">{t('failure.request', { id: requestId })}</p> : null}
    </div>
  );
}

/** Where not even the words could be read. */
const Bare = () => (
  <div className="failure">
    <h1>Une erreur est survenue</h1>
    <p>Rechargez la page dans un instant.</p>
    <h1 lang="en">Something went wrong</h1>
    <p lang="en">Reload the page in a moment.</p>
  </div>
);
