import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { ButtonLink, Heading, Notice, StatusTag, useWords } from '../ui/index.js';
import { CheckResult } from './check-result.js';
import { checkTone, underWay, WATCH_MS, Watch } from './ledger-parts.js';
import { useFresh } from './use-fresh.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const check = await read(api.GET('/api/ledger-checks/{id}', { params: { path: { id: params.id! } } }));
  return { check, permissions: person?.permissions ?? [] };
}

/** One check of the ledger: how far it is, then what it found. */
export default function LedgerCheck() {
  const { check, permissions } = useLoaderData<typeof loader>();
  const { t, instant } = useWords();
  useFresh(underWay(check) ? WATCH_MS : null);
  return (
    <div className="stack-wide">
      <Heading
        title={t('check.one', { at: instant(check.askedAt) })}
        over={t('check.title')}
        lead={<StatusTag tone={checkTone(check)}>{check.stateLabel}</StatusTag>}
        actions={<ButtonLink to="/office/ledger-checks">{t('check.back')}</ButtonLink>}
      />
      {underWay(check) ? (
        <Watch label={check.stepLabel ?? t('check.queued')} value={check.stepsDone} max={check.steps} />
      ) : null}
      {check.state === 'failed' ? (
        <Notice tone="wrong" title={t('check.failed')}>
          <p>{check.failure}</p>
          <p>{t('check.failed.next')}</p>
        </Notice>
      ) : null}
      {check.state === 'done' ? <CheckResult check={check} permissions={permissions} /> : null}
    </div>
  );
}
