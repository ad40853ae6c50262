import { Form, Heading, Instant, RadioField, Submit, Table, TextField, useWords } from '../ui/index.js';
import type { components } from '../api.js';

type Session = components['schemas']['OpenSessionDto'];
interface Me {
  name: string;
  email: string;
  language: string;
}

/** One's own account: name and language, password, where one is signed in. */
export function Profile({ person, sessions }: { person: Me; sessions: Session[] }) {
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading title={t('nav.profile')} over={person.email} />
      <section className="stack" aria-labelledby="who">
        <h2 id="who">{t('profile.who')}</h2>
        <Form act="profile.change" defaults={person}>
          <TextField name="name" label={t('name.full')} maxLength={120} autoComplete="name" />
          <RadioField
            name="language"
            label={t('profile.language')}
            options={['fr', 'en'].map((value) => ({ value, label: t(`language.${value}`) }))}
          />
          <Submit>{t('save')}</Submit>
        </Form>
      </section>
      <section className="stack" aria-labelledby="password">
        <h2 id="password">{t('password')}</h2>
        <Form act="profile.change-password">
          <TextField name="current" type="password" label={t('password.current')} autoComplete="current-password" />
          <TextField
            name="password"
            type="password"
            label={t('password.new')}
            hint={t('password.hint')}
            autoComplete="new-password"
          />
          <Submit look="plain">{t('password.change')}</Submit>
        </Form>
      </section>
      <Sessions sessions={sessions} />
    </div>
  );
}

function Sessions({ sessions }: { sessions: Session[] }) {
  const { t } = useWords();
  return (
    <section className="stack" aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions')}</h2>
      <Table
        caption={t('sessions')}
        captionHidden
        rows={sessions}
        keyOf={(session) => session.id}
        columns={[
          { key: 'seen', heading: t('seen'), cell: (session) => <Instant at={session.seenAt} /> },
          { key: 'where', heading: t('session.where'), cell: (session) => session.address },
          { key: 'agent', heading: t('session.agent'), cell: (session) => browserOf(session.agent) },
          {
            key: 'end',
            heading: t('acts'),
            cell: (session) => (session.current ? t('session.this') : <EndSession session={session} />),
          },
        ]}
      />
    </section>
  );
}

/** `Firefox, Linux` from what a browser says of itself; the whole text when it is of no known kind. */
function browserOf(agent: string | null | undefined): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(agent ?? '')?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent ?? '')?.[1];
  return browser ? [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(', ') : (agent ?? '');
}

function EndSession({ session }: { session: Session }) {
  const { t } = useWords();
  return (
    <Form act="session.end" id={`end-${session.id}`} className="act-form">
      <input type="hidden" name="_session" value={session.id} />
      <Submit look="link">{t('session.end')}</Submit>
    </Form>
  );
}
