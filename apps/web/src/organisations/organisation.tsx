import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read, readOptional } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ActForm, ActPanel, ButtonLink, Empty, Heading, StatusTag, Table, useWords } from '../ui/index.js';
import { accountWays } from './account-ways.server.js';
import { BankAccountFields } from './bank-account-fields.js';
import { BankAccounts } from './bank-accounts.js';
import { Happenings } from '../access/happenings.js';
import { OrganisationFacts, type Organisation } from './organisation-facts.js';
import { PastGrants } from './past-grants.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const path = { params: { path: { id: params.id! } } };
  const [organisation, past, timeline] = await Promise.all([
    read(api.GET('/api/organisations/{id}', path)),
    readOptional(api.GET('/api/organisations/{id}/past-grants', path)),
    read(api.GET('/api/organisations/{id}/timeline', path)),
  ]);
  const has = (permission: string) => person?.permissions.includes(permission) ?? false;
  return { organisation, past, timeline, seesAccounts: has('bank-account.read'), seesPeople: has('person.read') };
}

export const action = actionTo('organisations', {
  'organisation.archive': { post: '/api/organisations/{id}/archive' },
  'organisation.restore': { post: '/api/organisations/{id}/restore' },
  ...accountWays,
});

/** All that the office knows of one organisation. */
export default function OrganisationPage() {
  const { organisation, past, timeline, seesAccounts, seesPeople } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const archive = organisation.allowedActs.find(({ act }) => act === 'organisation.archive');
  const mayChange = organisation.allowedActs.some(({ act, allowed }) => act === 'organisation.change' && allowed);
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading
          title={organisation.name}
          over={t('nav')}
          lead={organisation.state === 'archived' ? <StatusTag>{organisation.stateLabel}</StatusTag> : null}
          actions={
            mayChange ? (
              <ButtonLink to={`/office/organisations/${organisation.id}/change`}>{t('change')}</ButtonLink>
            ) : null
          }
        />
        <OrganisationFacts organisation={organisation} />
        {seesAccounts ? <BankAccounts accounts={organisation.bankAccounts} /> : null}
        <Members members={organisation.members} seesPeople={seesPeople} />
        {past ? <PastGrants past={past} /> : null}
        <Happenings entries={timeline} />
      </div>
      <aside>
        <ActPanel
          acts={organisation.allowedActs}
          only={['bank-account.enter', 'organisation.restore']}
          fields={{ 'bank-account.enter': <BankAccountFields /> }}
        />
        {archive ? <ActForm act={archive} /> : null}
      </aside>
    </div>
  );
}

function Members({ members, seesPeople }: { members: Organisation['members']; seesPeople: boolean }) {
  const { t } = useWords();
  return (
    <section className="stack" aria-labelledby="members">
      <h2 id="members">{t('members')}</h2>
      <Table
        caption={t('members')}
        captionHidden
        rows={members}
        keyOf={(member) => member.id}
        rowLink={seesPeople ? (member) => `/office/people/${member.id}` : undefined}
        empty={<Empty title={t('members.empty')}>{t('members.empty.next')}</Empty>}
        columns={[
          { key: 'name', heading: t('name'), cell: (member) => member.name },
          { key: 'roles', heading: t('roles'), cell: (member) => member.roleLabels.join(', ') },
          { key: 'email', heading: t('email'), cell: (member) => member.email },
          {
            key: 'invited',
            heading: t('state'),
            cell: (member) =>
              member.invited ? <StatusTag tone="moving">{t('invited')}</StatusTag> : t('member.active'),
          },
        ]}
      />
    </section>
  );
}
