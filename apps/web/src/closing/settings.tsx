import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  CheckField,
  DateField,
  Day,
  Facts,
  Form,
  Heading,
  HiddenField,
  IntField,
  MoneyField,
  Submit,
  Table,
  useWords,
} from '../ui/index.js';
import { YearEndTabs } from './year-end-parts.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const path = { year: Number(params.year) };
  const [settings, yearEnd] = await Promise.all([
    read(api.GET('/api/fiscal-years/{year}', { params: { path } })),
    read(api.GET('/api/year-ends/{year}', { params: { path } })),
  ]);
  return { settings, yearEnd };
}

export const action = actionTo('closing', {
  'fiscal-year.change': { put: '/api/fiscal-years/{year}' },
});

type Settings = Awaited<ReturnType<typeof loader>>['settings'];

/** The days of a year's complementary period, and what its programmes accrue and carry over. */
export default function FiscalYear() {
  const { settings, yearEnd } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const change = settings.allowedActs.find(({ act, allowed }) => act === 'fiscal-year.change' && allowed);
  return (
    <div className="stack-wide">
      <YearEndTabs yearEnd={yearEnd} />
      <Heading
        title={t('settings', { year: String(settings.year) })}
        lead={t(settings.closed ? 'settings.closed' : 'settings.lead')}
      />
      {change ? <Change settings={settings} label={change.label} /> : <Shown settings={settings} />}
    </div>
  );
}

interface ChangeProps {
  settings: Settings;
  label: string;
}

function Change({ settings, label }: ChangeProps) {
  const { t } = useWords();
  return (
    <Form act="fiscal-year.change" defaults={settings} className="stack-wide">
      <section className="stack">
        <h2>{t('settings.days')}</h2>
        <p className="quiet">{t('settings.days.is')}</p>
        <DateField name="amendUntil" label={t('settings.amend')} hint={t('settings.amend.hint')} />
        <DateField name="ordersUntil" label={t('settings.orders')} hint={t('settings.orders.hint')} />
      </section>
      <section className="stack">
        <h2>{t('settings.ceiling.rate')}</h2>
        <IntField name="transferCeilingBp" label={t('settings.ceiling')} hint={t('settings.ceiling.hint')} />
      </section>
      <section className="stack">
        <h2>{t('settings.rules')}</h2>
        <p className="quiet">{t('settings.rules.is')}</p>
        <div className="grid">
          {settings.rules.map((rule, i) => (
            <Rule key={rule.programmeCode} rule={rule} at={`rules.${i}`} />
          ))}
        </div>
      </section>
      <Submit>{label}</Submit>
    </Form>
  );
}

function Rule({ rule, at }: { rule: Settings['rules'][number]; at: string }) {
  const { t } = useWords();
  return (
    <fieldset className="field stack">
      <legend>{rule.programmeName}</legend>
      <HiddenField name={`${at}.programmeCode`} value={rule.programmeCode} />
      <MoneyField name={`${at}.accrueFromCents`} label={t('settings.accrue')} hint={t('settings.accrue.hint')} />
      <CheckField name={`${at}.onlyWithAuthority`} label={t('settings.authority')} />
      <CheckField name={`${at}.carryOver`} label={t('settings.carry')} hint={t('settings.carry.hint')} />
    </fieldset>
  );
}

function Shown({ settings }: { settings: Settings }) {
  const { t, money, count } = useWords();
  const yes = (value: boolean) => t(value ? 'settings.yes' : 'settings.no');
  return (
    <>
      <Facts
        items={[
          [t('settings.orders'), <Day key="orders" date={settings.ordersUntil} />],
          [t('settings.amend'), <Day key="amend" date={settings.amendUntil} />],
          [t('settings.ceiling.rate'), t('settings.ceiling.of', { rate: count(settings.transferCeilingBp / 100) })],
        ]}
      />
      <Table
        caption={t('settings.rules')}
        rows={settings.rules}
        keyOf={({ programmeCode }) => programmeCode}
        columns={[
          { key: 'programme', heading: t('programme'), cell: ({ programmeName }) => programmeName },
          {
            ...{ key: 'accrue', heading: t('settings.accrue'), kind: 'number' },
            cell: ({ accrueFromCents }) => money(accrueFromCents),
          },
          { key: 'authority', heading: t('settings.authority'), cell: (rule) => yes(rule.onlyWithAuthority) },
          { key: 'carry', heading: t('settings.carry'), cell: (rule) => yes(rule.carryOver) },
        ]}
      />
    </>
  );
}
