import {
  Avatar,
  Button,
  ButtonLink,
  Due,
  Empty,
  Facts,
  Figure,
  Notice,
  Progress,
  Road,
  StatusTag,
  Tabs,
  Timeline,
  useWords,
} from '../ui/index.js';

const TONES = ['neutral', 'moving', 'late', 'settled', 'wrong'] as const;

/** Buttons, tags, notices, the road, the timeline, figures, empty states. */
export function StateParts() {
  const { t, now } = useWords();
  return (
    <>
      <section className="stack">
        <h2>{t('buttons')}</h2>
        <p className="row">
          <Button look="main">{t('sign')}</Button>
          <Button>{t('return')}</Button>
          <Button look="irreversible">{t('abandon')}</Button>
          <Button hotkey="s">{t('sign')}</Button>
          <Button disabled>{t('sign')}</Button>
          <Button look="link">{t('link')}</Button>
          <ButtonLink to="/ui">{t('go')}</ButtonLink>
        </p>
      </section>
      <section className="stack">
        <h2>{t('states')}</h2>
        <p className="row">
          {TONES.map((tone) => (
            <StatusTag key={tone} tone={tone}>
              {t(`tone.${tone}`)}
            </StatusTag>
          ))}
          <Avatar name="Claire Martin" /> <Avatar name="Ordonnateur" />
        </p>
        {TONES.slice(1).map((tone) => (
          <Notice key={tone} tone={tone} title={t(`notice.${tone}`)}>
            <p>{t('notice.text')}</p>
          </Notice>
        ))}
      </section>
      <Roads />
      <section className="stack">
        <h2>{t('facts')}</h2>
        <Facts
          items={[
            [t('beneficiary'), 'Eau pour Tous'],
            [t('number'), '2027-00014'],
            [t('due'), <Due key="due" date={now.slice(0, 10)} />],
            [t('late'), <Due key="late" date="2026-01-31" />],
          ]}
        />
        <div className="grid">
          <Figure label={t('figure.files')} number="128" change={t('figure.change')} />
          <Figure label={t('figure.voted')} number="1 700 000,00 €" />
          <Figure label={t('figure.rate')} number="84,1 %" />
        </div>
        <Progress label={t('progress')} value={3} max={8} />
        <Tabs
          label={t('tabs')}
          tabs={['/ui', '/ui/2', '/ui/3'].map((to, i) => ({ to, label: t(`tab.${i}`), end: true }))}
        />
        <Empty title={t('empty')} actions={<ButtonLink to="/ui">{t('empty.act')}</ButtonLink>}>
          {t('empty.text')}
        </Empty>
      </section>
    </>
  );
}

function Roads() {
  const { t } = useWords();
  const keys = ['called', 'submitted', 'complete', 'reviewed', 'decided', 'signed', 'paid', 'reported'];
  const steps = (at: number, stopped = false) =>
    keys.map((key, i) => ({
      key,
      label: t(`step.${key}`),
      state:
        i < at ? ('done' as const) : i > at ? ('ahead' as const) : stopped ? ('stopped' as const) : ('now' as const),
      on: i < at ? `2027-0${i + 1}-12` : null,
    }));
  return (
    <section className="stack">
      <h2>{t('road.title')}</h2>
      <Road steps={steps(4)} holder="Nadia Benali" since="2027-05-02" until="2027-06-30" next={t('road.next')} />
      <hr />
      <Road steps={steps(4, true)} next={t('road.refused')} />
      <h3>{t('timeline')}</h3>
      <Timeline
        entries={[
          {
            id: '1',
            what: t('event.returned'),
            who: 'Nadia Benali',
            at: '2027-05-02T21:59:00Z',
            reason: t('event.reason'),
          },
          { id: '2', what: t('event.submitted'), who: 'Aminata Keïta', at: '2027-02-12T08:04:00Z' },
        ]}
      />
    </section>
  );
}
