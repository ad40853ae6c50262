import { Empty, Form, Submit, Table, useWords } from '../ui/index.js';
import type { components } from '../api.js';

type Person = components['schemas']['PersonDto'];

/** The roles of a person, each with the act that takes it away where that is allowed. */
export function HeldRoles({ person }: { person: Person }) {
  const { t } = useWords();
  const take = person.allowedActs.find(({ act }) => act === 'person.take-role');
  return (
    <section className="stack" aria-labelledby="roles">
      <h2 id="roles">{t('roles')}</h2>
      <Table
        caption={t('roles')}
        captionHidden
        rows={person.roles}
        keyOf={(held) => `${held.role} ${held.scope ?? ''}`}
        empty={<Empty title={t('roles.empty')}>{t('roles.empty.next')}</Empty>}
        columns={[
          { key: 'role', heading: t('role'), cell: (held) => held.label },
          { key: 'scope', heading: t('scope'), cell: (held) => held.scopeName ?? t('scope.none') },
          ...(take?.allowed
            ? [{ key: 'take', heading: t('acts'), cell: (held: Held) => <TakeRole held={held} name={person.name} /> }]
            : []),
        ]}
      />
      {take && !take.allowed ? <p className="quiet">{take.reasons.join(' ')}</p> : null}
    </section>
  );
}

type Held = Person['roles'][number];

function TakeRole({ held, name }: { held: Held; name: string }) {
  const { t } = useWords();
  return (
    <Form act="person.take-role" id={`take-${held.role}-${held.scope ?? 'all'}`} className="act-form">
      <input type="hidden" name="_done" value={t('taken', { role: held.label, name })} />
      <input type="hidden" name="_role" value={held.role} />
      <input type="hidden" name="_scope" value={held.scope ?? ''} />
      <Submit look="link" aria-label={t('take.whose', { role: held.label, name })}>
        {t('take')}
      </Submit>
    </Form>
  );
}
