import { Drawer, Facts, useWords } from '../ui/index.js';
import { BudgetInFull } from './budget-in-full.js';
import { PaperList } from './paper-list.js';
import type { Application } from './sections.js';

/** All that the organisation wrote, section by section, for reading. */
export function AnswersInFull({ file, open = false }: { file: Application; open?: boolean }) {
  const { t } = useWords();
  const { answers } = file;
  return (
    <section className="stack">
      <h2>{t('file.said')}</h2>
      <Drawer title={t('section.project')} open={open}>
        <div className="stack">
          <Texts of={answers.project} section="project" />
          <PlaceInFull file={file} />
        </div>
      </Drawer>
      <Drawer title={t('section.budget')} open={open}>
        <BudgetInFull file={file} />
      </Drawer>
      <Drawer title={t('section.partners')} open={open}>
        <PartnersInFull file={file} />
      </Drawer>
      {answers.indicators?.indicators?.length ? (
        <Drawer title={t('section.indicators')} open={open}>
          <Facts items={answers.indicators.indicators.map((one) => [one.name, one.target])} />
        </Drawer>
      ) : null}
      <Drawer title={t('section.contact')}>
        <div className="stack">
          <Texts of={answers.contact} section="contact" />
          <RequestInFull file={file} />
        </div>
      </Drawer>
      <Drawer title={t('step.papers')} open={open}>
        <PaperList file={file} />
      </Drawer>
    </section>
  );
}

const ORDER = {
  project: ['need', 'aims', 'public', 'means'],
  contact: ['name', 'role', 'email', 'phone'],
} as const;

function Texts({ of, section }: { of: object | null | undefined; section: keyof typeof ORDER }) {
  const { t } = useWords();
  const said = of as Record<string, string | null | undefined> | null | undefined;
  const keys = ORDER[section].filter((key) => said?.[key]);
  return <Facts items={keys.map((key) => [t(`${section}.${key}`), <Pre key={key} text={said![key]} />])} />;
}

const Pre = ({ text }: { text: unknown }) => <span className="pre">{typeof text === 'string' ? text : ''}</span>;

function PlaceInFull({ file }: { file: Application }) {
  const { t, day } = useWords();
  const { place } = file.answers;
  return (
    <Facts
      items={[
        [t('place.countries'), file.countries.map((country) => country.name).join(', ')],
        [t('place.place'), place?.place],
        [t('place.startsOn'), place?.startsOn && day(place.startsOn)],
        [t('place.endsOn'), place?.endsOn && day(place.endsOn)],
      ]}
    />
  );
}

function PartnersInFull({ file }: { file: Application }) {
  const { t, money, language } = useWords();
  const partners = file.answers.partners?.partners ?? [];
  const names = new Intl.DisplayNames(language, { type: 'region' });
  if (partners.length === 0) return <p className="quiet">{t('partners.none')}</p>;
  return (
    <Facts
      items={partners.map((one) => [
        [one.name, one.country && names.of(one.country)].filter(Boolean).join(', '),
        [one.role, one.receivesCents ? t('partners.gets', { amount: money(one.receivesCents) }) : '']
          .filter(Boolean)
          .join('. ') || ' ',
      ])}
    />
  );
}

function RequestInFull({ file }: { file: Application }) {
  const { t, money } = useWords();
  const { request } = file.answers;
  if (!request) return null;
  const chosen = (key: 'aid' | 'renewal' | 'purpose' | 'duration') =>
    request[key] && t(`request.${key}.${request[key]}`);
  return (
    <Facts
      items={[
        [t('request.aid'), chosen('aid')],
        [t('request.renewal'), chosen('renewal')],
        [t('request.purpose'), chosen('purpose')],
        [t('request.duration'), chosen('duration')],
        [t('request.publicAidCents'), request.publicAidCents == null ? null : money(request.publicAidCents)],
      ]}
    />
  );
}
