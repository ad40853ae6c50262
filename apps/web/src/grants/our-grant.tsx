import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ActForm, Facts, FileField, Heading, Road, StatusTag, Timeline, useWords } from '../ui/index.js';
import { InstalmentTable } from './instalment-table.js';
import { SliceTable } from './slice-table.js';
import { RESULT_WAYS } from './result-ways.server.js';
import { ResultsPart } from './results-part.js';
import { entriesOf, sharesOf, toneOf, type Grant } from './states.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const at = { params: { path: { id: params.id! } } };
  const [grant, results] = await Promise.all([
    read(api.GET('/api/grants/{id}', at)),
    read(api.GET('/api/grants/{id}/results', at)),
  ]);
  return { grant, results };
}

export const action = actionTo('grants', {
  'grant.give-signed': {
    post: '/api/grants/{id}/give-signed',
    files: true,
    done: (_answer, { t }) => ({ what: t('copy.done'), next: t('copy.next') }),
  },
  'grant.record-result': {
    ...RESULT_WAYS['grant.record-result'],
    done: (_answer, { t }) => ({ what: t('result.done'), next: t('result.next') }),
  },
});

/** Our grant: where it stands, what is ours to do, what was decided and when money comes. */
export default function OurGrant() {
  const { grant, results } = useLoaderData<typeof loader>();
  const { t, money, day } = useWords();
  return (
    <div className="wide stack-wide">
      <Heading title={grant.title} over={grant.reference} lead={money(grant.amountCents)} />
      <p>
        <StatusTag tone={toneOf(grant.state)}>{grant.stateLabel}</StatusTag>
      </p>
      <Road {...grant.road} />
      <AgreementTurn grant={grant} />
      <section className="stack">
        <h2>{t('instalments')}</h2>
        <InstalmentTable grant={grant} />
      </section>
      <SliceTable grant={grant} />
      <ResultsPart results={results} lead={t('results.lead.ours')} />
      <section className="stack">
        <h2>{t('decision')}</h2>
        <Facts
          items={[
            [t('purpose'), grant.purpose],
            [t('purposes'), sharesOf(grant, { t })],
            [t('vote'), grant.deliberationNumber],
            [t('in-force'), grant.inForceOn ? day(grant.inForceOn) : null],
            [t('end-reason'), grant.endReason],
            [
              t('application'),
              <Link to={`/portal/applications/${grant.applicationId}`} key="file">
                {grant.receiptNumber}
              </Link>,
            ],
          ]}
        />
      </section>
      <section className="stack">
        <h2>{t('history')}</h2>
        <Timeline entries={entriesOf(grant)} />
      </section>
    </div>
  );
}

/** The agreement, in the order in which one does it: download, sign, hand in. */
function AgreementTurn({ grant }: { grant: Grant }) {
  const { t, day } = useWords();
  const { drawnUpAt, signedCopyAt, signedOn } = grant.agreement;
  const give = grant.allowedActs.find(({ act, allowed }) => act === 'grant.give-signed' && allowed);
  if (!drawnUpAt) return null;
  return (
    <section className="stack">
      <h2>{t('agreement')}</h2>
      <p>
        <a href={`/api/grants/${grant.id}/agreement`}>{t('agreement.download')}</a>
      </p>
      {signedOn ? <p>{t('agreement.both-signed', { day: day(signedOn) })}</p> : null}
      {signedCopyAt ? (
        <p>
          <a href={`/api/grants/${grant.id}/signed-copy`}>{t('agreement.download-copy')}</a>
        </p>
      ) : null}
      {give ? (
        <ActForm
          act={give}
          look={signedCopyAt ? 'plain' : 'main'}
          files
          fields={
            <FileField name="file" label={t('copy.file')} hint={t('copy.file.hint')} accept=".pdf,.png,.jpg,.jpeg" />
          }
        />
      ) : null}
    </section>
  );
}
