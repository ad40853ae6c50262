import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { Empty, Facts, Heading, useWords } from '../ui/index.js';
import { ProposalForm } from './proposal-form.js';
import { plannedSlices } from './slice-fields.js';
import { splitAsked } from './split.server.js';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { api, language } = visit(context);
  const grant = await read(api.GET('/api/grants/{id}', { params: { path: { id: params.id! } } }));
  const path = { applicationId: grant.applicationId };
  const [proposal, split] = await Promise.all([
    read(api.GET('/api/grants/proposal/{applicationId}', { params: { path } })),
    splitAsked(api, request, language),
  ]);
  return { grant, proposal, split };
}

export const action = actionTo('grants', {
  'grant.revise': {
    post: '/api/grants/{id}/revise',
    body: plannedSlices,
    to: (grant: { id: string }) => `/office/grants/${grant.id}`,
    done: (_answer, { t }) => ({ what: t('revise.done'), next: t('propose.next') }),
  },
});

/** A proposal that came back, to be changed and proposed again. */
export default function ReviseGrant() {
  const { grant, proposal, split } = useLoaderData<typeof loader>();
  const { t, money } = useWords();
  const why = grant.timeline.find(({ act }) => act === 'grant.return');
  const defaults = {
    lineId: grant.lineId,
    amountCents: split?.amountCents ?? grant.proposedCents,
    purpose: grant.purpose,
    instalments: split?.instalments ?? grant.instalments,
    purposes: grant.purposes,
    authorityId: grant.authority?.id,
    slices: grant.slices,
  };
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading title={t('revise')} over={`${grant.reference} · ${grant.organisationName}`} lead={grant.title} />
        {grant.allowedActs.some(({ act, allowed }) => act === 'grant.revise' && allowed) ? (
          <ProposalForm
            act="grant.revise"
            submit={t('revise.do')}
            defaults={defaults}
            lines={proposal.lines}
            purposes={proposal.purposes}
            authorities={proposal.authorities}
            firstYear={proposal.fiscalYear}
          />
        ) : (
          <Empty title={t('revise.not')}>{t('revise.not.why', { state: grant.stateLabel })}</Empty>
        )}
      </div>
      <aside className="stack-wide">
        <Facts
          items={[
            [t('returned-by'), why?.actorName],
            [t('returned-why'), why?.reason],
            [t('recommended'), money(proposal.recommendedCents)],
          ]}
        />
        <p className="quiet">{t('revise.effect')}</p>
      </aside>
    </div>
  );
}
