import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ActPanel, Day, Facts, Heading, Instant, StatusTag, useWords } from '../ui/index.js';
import { Happenings } from './happenings.js';
import { HeldRoles } from './held-roles.js';
import { RoleFields } from './role-fields.js';
import { roleOptions } from './role-options.server.js';
import { stateTone } from './state-tone.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const me = visit(context);
  const path = { params: { path: { id: params.id! } } };
  const [person, timeline, options] = await Promise.all([
    read(me.api.GET('/api/people/{id}', path)),
    read(me.api.GET('/api/people/{id}/timeline', path)),
    roleOptions(me),
  ]);
  return { person, timeline, options };
}

export const action = actionTo('access', {
  'person.invite': { post: '/api/people/{id}/invite' },
  'person.give-role': { post: '/api/people/{id}/give-role' },
  'person.take-role': {
    post: '/api/people/{id}/take-role',
    body: (_body, form) => ({ role: String(form.get('_role')), scope: form.get('_scope') || null }),
  },
  'person.close': { post: '/api/people/{id}/close' },
  'person.reopen': { post: '/api/people/{id}/reopen' },
});

/** One person: the roles, what may be done with the account, what was done. */
export default function PersonPage() {
  const { person, timeline, options } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading title={person.name} lead={<StatusTag tone={stateTone(person.state)}>{person.stateLabel}</StatusTag>} />
        <Facts
          items={[
            [
              t('email'),
              <a key="email" href={`mailto:${person.email}`}>
                {person.email}
              </a>,
            ],
            [t('language'), t(`language.${person.language}`)],
            [t('since'), <Day key="since" date={person.createdAt} />],
            [t('seen'), person.seenAt ? <Instant at={person.seenAt} /> : null],
          ]}
        />
        <HeldRoles person={person} />
        <Happenings entries={timeline} />
      </div>
      <aside>
        <ActPanel
          acts={person.allowedActs}
          only={['person.give-role', 'person.reopen', 'person.invite', 'person.close']}
          fields={{ 'person.give-role': <RoleFields {...options} /> }}
        />
      </aside>
    </div>
  );
}
