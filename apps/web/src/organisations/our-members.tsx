import { Form, RadioField, StatusTag, Submit, Table, TextField, useWords } from '../ui/index.js';
import type { Organisation } from './organisation-facts.js';

type Member = Organisation['members'][number];

/** The people of the organisation; a signatory invites colleagues and takes roles away. */
export function OurMembers({ organisation, me, mayAdd }: { organisation: Organisation; me: string; mayAdd: boolean }) {
  const { t } = useWords();
  return (
    <section className="stack" aria-labelledby="members">
      <h2 id="members">{t('members')}</h2>
      <Table
        caption={t('members')}
        captionHidden
        rows={organisation.members}
        keyOf={(member) => member.id}
        columns={[
          { key: 'name', heading: t('name'), cell: (member) => member.name },
          { key: 'roles', heading: t('roles'), cell: (member) => member.roleLabels.join(', ') },
          { key: 'email', heading: t('email'), cell: (member) => member.email },
          {
            key: 'state',
            heading: t('state'),
            cell: (member) =>
              member.invited ? <StatusTag tone="moving">{t('invited')}</StatusTag> : t('member.active'),
          },
          ...(mayAdd
            ? [
                {
                  key: 'acts',
                  heading: t('acts'),
                  cell: (member: Member) =>
                    member.id === me ? t('member.you') : <TakeRoles {...{ member, organisation }} />,
                },
              ]
            : []),
        ]}
      />
      {mayAdd ? <InviteMember organisationId={organisation.id} /> : null}
    </section>
  );
}

function TakeRoles({ member, organisation }: { member: Member; organisation: Organisation }) {
  const { t } = useWords();
  return member.roles.map((role, i) => (
    <Form key={role} act="person.take-role" id={`take-${role}-${member.id}`} className="act-form">
      <input type="hidden" name="_done" value={t('member.taken', { name: member.name, role: member.roleLabels[i]! })} />
      <input type="hidden" name="_member" value={member.id} />
      <input type="hidden" name="_role" value={role} />
      <input type="hidden" name="_scope" value={organisation.id} />
      <Submit look="link" aria-label={t('member.take.whose', { name: member.name, role: member.roleLabels[i]! })}>
        {t('member.take', { role: member.roleLabels[i]! })}
      </Submit>
    </Form>
  ));
}

function InviteMember({ organisationId }: { organisationId: string }) {
  const { t, language } = useWords();
  const roles = ['ngo-editor', 'ngo-signatory'].map((value) => ({
    value,
    label: t(`role.${value}`),
    hint: t(`role.${value}.hint`),
  }));
  const languages = ['fr', 'en'].map((value) => ({ value, label: t(`language.${value}`) }));
  return (
    <details className="drawer">
      <summary>{t('member.invite')}</summary>
      <div className="drawer-body">
        <Form act="person.add" defaults={{ role: 'ngo-editor', language }}>
          <input type="hidden" name="_scope" value={organisationId} />
          <TextField name="name" label={t('member.name')} maxLength={120} />
          <TextField name="email" type="email" label={t('email')} hint={t('member.email.hint')} maxLength={254} />
          <RadioField name="role" label={t('roles.one')} options={roles} />
          <RadioField name="language" label={t('language')} options={languages} />
          <Submit>{t('member.invite')}</Submit>
        </Form>
      </div>
    </details>
  );
}
