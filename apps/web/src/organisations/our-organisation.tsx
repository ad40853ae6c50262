import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read, readOptional } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ActPanel, ButtonLink, Heading, useWords } from '../ui/index.js';
import { accountWays } from './account-ways.server.js';
import { BankAccountFields } from './bank-account-fields.js';
import { BankAccounts } from './bank-accounts.js';
import { OrganisationFacts } from './organisation-facts.js';
import { OurMembers } from './our-members.js';
import { PastGrants } from './past-grants.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const path = { params: { path: { id: params.id! } } };
  const [organisation, past] = await Promise.all([
    read(api.GET('/api/organisations/{id}', path)),
    readOptional(api.GET('/api/organisations/{id}/past-grants', path)),
  ]);
  return { organisation, past, me: person?.id ?? '' };
}

const member = (form: FormData) => ({ member: String(form.get('_member') ?? '') });

export const action = actionTo('organisations', {
  ...accountWays,
  'person.add': {
    post: '/api/people',
    body: (body, form) => ({ ...body, scope: String(form.get('_scope')) }),
    done: (added: { name: string; email: string }, { t }) => ({ what: t('member.added', added), told: [added.email] }),
  },
  'person.take-role': {
    post: '/api/people/{member}/take-role' as never,
    params: member,
    body: (_body, form) => ({ role: String(form.get('_role')), scope: String(form.get('_scope')) }),
  },
});

/** An NGO's own page: who we are, who works here, where our money goes, what we had before. */
export default function OurOrganisation() {
  const { organisation, past, me } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const may = (name: string) => organisation.allowedActs.some(({ act, allowed }) => act === name && allowed);
  return (
    <div className="stack-wide wide">
      <Heading
        title={organisation.name}
        over={t('nav.ours')}
        actions={
          may('organisation.change') ? (
            <ButtonLink to={`/portal/organisations/${organisation.id}/change`}>{t('change')}</ButtonLink>
          ) : null
        }
      />
      <OrganisationFacts organisation={organisation} />
      <OurMembers organisation={organisation} me={me} mayAdd={may('person.add')} />
      <BankAccounts accounts={organisation.bankAccounts} />
      <ActPanel
        acts={organisation.allowedActs}
        only={['bank-account.enter']}
        title={t('account.new')}
        fields={{ 'bank-account.enter': <BankAccountFields /> }}
      />
      {past ? <PastGrants past={past} /> : null}
    </div>
  );
}
