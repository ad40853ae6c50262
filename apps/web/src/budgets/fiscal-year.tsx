import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
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

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const path = { year: Number(params.year) };
  return { settings: await read(api.GET('/api/fiscal-years/{year}', { params: { path } })) };
}

export const action = actionTo('budgets', {
  'fiscal-year.change': {
    put: '/api/fiscal-years/{year}',
    done: (_answer, { t }) => t('fiscal.done'),
  },
});

type Settings = Awaited<ReturnType<typeof loader>>['settings'];

/** The days of a year's complementary period, and what its programmes accrue and carry over. */
export default function FiscalYear() {
  const { settings } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const change = settings.allowedActs.find(({ act, allowed }) => act === 'fiscal-year.change' && allowed);
  return (
    <div className="stack-wide">
      <Heading
        title={t('fiscal', { year: String(settings.year) })}
        lead={t(settings.closed ? 'fiscal.closed' : 'fiscal.lead')}
        actions={<Link to={`/office/year-ends/${settings.year}`}>{t('fiscal.year-end')}</Link>}
      />
      {change ? (
        <Change settings={settings} label={change.label} effect={change.effect} />
      ) : (
        <Shown settings={settings} />
      )}
    </div>
  );
}

interface ChangeProps {
  settings: Settings;
  label: string;
  effect: string;
}

function Change({ settings, label, effect }: ChangeProps) {
  const { t } = useWords();
  return (
    <Form act="fiscal-year.change" defaults={settings}>
      <p className="quiet">{effect}</p>
      <DateField name="ordersUntil" label={t('fiscal.orders')} hint={t('fiscal.orders.hint')} />
      <DateField name="amendUntil" label={t('fiscal.amend')} hint={t('fiscal.amend.hint')} />
      <IntField
        name="transferCeilingBp"
        label={t('fiscal.ceiling')}
        hint={t('fiscal.ceiling.hint')}
        className="narrow"
      />
      {settings.rules.map((rule, i) => (
        <fieldset key={rule.programmeCode} className="field stack">
          <legend>{rule.programmeName}</legend>
          <HiddenField name={`rules.${i}.programmeCode`} value={rule.programmeCode} />
          <MoneyField name={`rules.${i}.accrueFromCents`} label={t('fiscal.accrue')} hint={t('fiscal.accrue.hint')} />
          <CheckField name={`rules.${i}.onlyWithAuthority`} label={t('fiscal.authority')} />
          <CheckField name={`rules.${i}.carryOver`} label={t('fiscal.carry')} hint={t('fiscal.carry.hint')} />
        </fieldset>
      ))}
      <Submit>{label}</Submit>
    </Form>
  );
}

function Shown({ settings }: { settings: Settings }) {
  const { t, money, count } = useWords();
  const yes = (value: boolean) => t(value ? 'fiscal.yes' : 'fiscal.no');
  return (
    <>
      <Facts
        items={[
          [t('fiscal.orders'), <Day key="orders" date={settings.ordersUntil} />],
          [t('fiscal.amend'), <Day key="amend" date={settings.amendUntil} />],
          [t('fiscal.ceiling.rate'), t('fiscal.ceiling.of', { rate: count(settings.transferCeilingBp / 100) })],
        ]}
      />
      <Table
        caption={t('fiscal.rules')}
        rows={settings.rules}
        keyOf={({ programmeCode }) => programmeCode}
        columns={[
          { key: 'programme', heading: t('programme'), cell: ({ programmeName }) => programmeName },
          {
            ...{ key: 'accrue', heading: t('fiscal.accrue'), kind: 'number' },
            cell: ({ accrueFromCents }) => money(accrueFromCents),
          },
          { key: 'authority', heading: t('fiscal.authority'), cell: (rule) => yes(rule.onlyWithAuthority) },
          { key: 'carry', heading: t('fiscal.carry'), cell: (rule) => yes(rule.carryOver) },
        ]}
      />
    </>
  );
}
