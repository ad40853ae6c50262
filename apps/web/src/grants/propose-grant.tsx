import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { Empty, Facts, Heading, Notice, useWords } from '../ui/index.js';
import { ProposalForm } from './proposal-form.js';
import { plannedSlices } from './slice-fields.js';
import { splitAsked } from './split.server.js';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { api, language } = visit(context);
  const path = { applicationId: params.applicationId! };
  const [proposal, split] = await Promise.all([
    read(api.GET('/api/grants/proposal/{applicationId}', { params: { path } })),
    splitAsked(api, request, language),
  ]);
  return { proposal, split };
}

export const action = actionTo('grants', {
  'grant.propose': {
    post: '/api/grants',
    body: plannedSlices,
    to: (grant: { id: string }) => `/office/grants/${grant.id}`,
    done: (_answer, { t }) => ({ what: t('propose.done'), next: t('propose.next') }),
  },
});

/** From a recommended application to a proposal: its money is reserved and its approval opens. */
export default function ProposeGrant() {
  const { proposal, split } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const amountCents = split?.amountCents ?? proposal.recommendedCents;
  const defaults = {
    amountCents,
    purpose: proposal.title,
    instalments: split?.instalments ?? [{ amountCents }],
  };
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading
          title={t('propose')}
          over={`${proposal.receiptNumber} · ${proposal.organisationName}`}
          lead={proposal.title}
        />
        {proposal.reasons.length > 0 ? (
          <Empty title={t('propose.not')}>{proposal.reasons.join(' ')}</Empty>
        ) : (
          <ProposalForm
            act="grant.propose"
            submit={t('propose.do')}
            applicationId={proposal.applicationId}
            defaults={defaults}
            lines={proposal.lines}
            purposes={proposal.purposes}
            authorities={proposal.authorities}
            firstYear={proposal.fiscalYear}
          />
        )}
      </div>
      <Background proposal={proposal} amountCents={amountCents} />
    </div>
  );
}

type Proposal = Awaited<ReturnType<typeof loader>>['proposal'];

/** What one wants in view while one decides how much. */
function Background({ proposal, amountCents }: { proposal: Proposal; amountCents: number }) {
  const { t, money } = useWords();
  const { recommendedCents, thresholdCents, yearlyTotalCents } = proposal;
  return (
    <aside className="stack-wide">
      <Facts
        items={[
          [t('asked'), money(proposal.askedCents)],
          [t('recommended'), money(recommendedCents)],
          [t('yearly-total'), money(yearlyTotalCents)],
        ]}
      />
      {proposal.opinion ? <blockquote>{proposal.opinion}</blockquote> : null}
      {yearlyTotalCents + amountCents > thresholdCents ? (
        <Notice title={t('agreement.will-be')}>
          <p>{t('agreement.will-be.why', { threshold: money(thresholdCents) })}</p>
        </Notice>
      ) : null}
      <p>
        <Link to={`/office/applications/${proposal.applicationId}`}>{t('application.open')}</Link>
      </p>
      <p className="quiet">{t('propose.effect')}</p>
    </aside>
  );
}
