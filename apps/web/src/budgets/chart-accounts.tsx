import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  ActForm,
  ActPanel,
  DateField,
  Day,
  Empty,
  FilterBar,
  FilterSelect,
  Heading,
  HiddenField,
  Pager,
  SelectField,
  StatusTag,
  Table,
  TextField,
  useWords,
} from '../ui/index.js';

const KINDS = ['chapter', 'nature'] as const;
const NOMENCLATURES = ['M14', 'M57'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { year, ...rest } = listQuery(request, ['kind', 'nomenclature', 'year']);
  const query = { ...rest, ...(Number(year) ? { year: Number(year) } : {}) } as object;
  const [page, years] = await Promise.all([
    read(api.GET('/api/chart-accounts', { params: { query } })),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { page, years };
}

export const action = actionTo('budgets', {
  'chart-account.add': { post: '/api/chart-accounts' },
  'chart-account.retire': { post: '/api/chart-accounts/{id}/retire' },
});

type Account = Awaited<ReturnType<typeof loader>>['page']['items'][number];

/** The chart of accounts as the city's setting: each number with the days on which it may be used. */
export default function ChartAccounts() {
  const { page, years } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading title={t('chart')} lead={t('chart.lead')} />
      <ActPanel acts={page.allowedActs} title={t('chart.new')} fields={{ 'chart-account.add': <NewAccount /> }} />
      <FilterBar>
        <FilterSelect
          name="year"
          label={t('year')}
          options={years.map(({ year }) => ({ value: String(year), label: String(year) }))}
        />
        <FilterSelect name="kind" label={t('chart.kind')} options={useKinds()} />
        <FilterSelect name="nomenclature" label={t('chart.nomenclature')} options={NAMES} />
      </FilterBar>
      <Accounts rows={page.items} />
      <Pager page={page} />
    </div>
  );
}

const NAMES = NOMENCLATURES.map((value) => ({ value, label: value }));

function useKinds() {
  const { t } = useWords();
  return KINDS.map((value) => ({ value, label: t(value) }));
}

function NewAccount() {
  const { t } = useWords();
  return (
    <>
      <SelectField name="nomenclature" label={t('chart.nomenclature')} options={NAMES} />
      <SelectField name="kind" label={t('chart.kind')} options={useKinds()} />
      <TextField name="number" label={t('chart.number')} maxLength={20} className="narrow" />
      <TextField name="labelFr" label={t('chart.label.fr')} maxLength={200} />
      <TextField name="labelEn" label={t('chart.label.en')} maxLength={200} />
      <DateField name="validFrom" label={t('chart.from')} hint={t('chart.from.hint')} />
      <DateField name="validTo" label={t('chart.to')} optional />
    </>
  );
}

function Accounts({ rows }: { rows: Account[] }) {
  const { t } = useWords();
  return (
    <Table
      caption={t('chart')}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      empty={<Empty title={t('chart.empty')}>{t('chart.empty.next')}</Empty>}
      columns={[
        { ...{ key: 'number', heading: t('chart.number'), sort: 'number' }, cell: ({ number }) => <b>{number}</b> },
        { key: 'label', heading: t('label'), cell: ({ label }) => label },
        { key: 'kind', heading: t('chart.kind'), cell: ({ kindLabel }) => kindLabel },
        { key: 'nomenclature', heading: t('chart.nomenclature'), cell: ({ nomenclature }) => nomenclature },
        { key: 'from', heading: t('chart.from'), cell: ({ validFrom }) => <Day date={validFrom} short /> },
        { key: 'to', heading: t('chart.to'), cell: ({ validTo }) => <Ending validTo={validTo} /> },
        { key: 'act', heading: t('chart.act'), kind: 'act', cell: (account) => <End account={account} /> },
      ]}
    />
  );
}

function Ending({ validTo }: { validTo?: string | null }) {
  const { t } = useWords();
  return validTo ? <Day date={validTo} short /> : <StatusTag tone="settled">{t('chart.in-use')}</StatusTag>;
}

function End({ account: { id, allowedActs } }: { account: Account }) {
  const { t } = useWords();
  return allowedActs
    .filter(({ allowed }) => allowed)
    .map((act) => (
      <ActForm
        key={act.act}
        act={act}
        inRow
        fields={<DateField name="lastDay" label={t('chart.last')} hint={t('chart.last.hint')} />}
        carried={<HiddenField name="id" value={id} />}
      />
    ));
}
