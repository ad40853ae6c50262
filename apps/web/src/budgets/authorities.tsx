import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  ButtonLink,
  type Column,
  Empty,
  FieldWords,
  FilterBar,
  FilterSelect,
  Heading,
  Pager,
  StatusTag,
  Table,
  useWords,
} from '../ui/index.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { year, ...query } = listQuery(request, ['programme', 'year']);
  const [page, programmes, years] = await Promise.all([
    read(api.GET('/api/authorities', { params: { query: { ...query, year: year ? Number(year) : undefined } } })),
    read(api.GET('/api/programmes')),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { page, programmes, years };
}

type Data = Awaited<ReturnType<typeof loader>>;
type Authority = Data['page']['items'][number];

/** What the city may promise beyond one year, programme by programme, and what became of it. */
export default function Authorities() {
  const { page, programmes, years } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const vote = page.allowedActs.find((act) => act.allowed);
  return (
    <div className="stack-wide">
      <Heading
        title={t('authorities')}
        lead={t('authorities.lead')}
        actions={vote ? <ButtonLink to="/office/authorities/vote">{vote.label}</ButtonLink> : null}
      />
      <FilterBar search={false}>
        <FilterSelect
          name="programme"
          label={t('programme')}
          options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <FilterSelect
          name="year"
          label={t('authority.first-year')}
          options={years.map(({ year }) => ({ value: String(year), label: String(year) }))}
        />
      </FilterBar>
      <List authorities={page.items} />
      <Pager page={page} />
      <FieldWords words={['ae', 'cp', 'reserved', 'committed', 'paid']} />
    </div>
  );
}

const FIGURES = ['voted', 'available', 'reserved', 'committed', 'paid', 'left'] as const;

function List({ authorities }: { authorities: Authority[] }) {
  const { t, cents } = useWords();
  const figures = FIGURES.map((name): Column<Authority> => ({
    key: name,
    heading: t(`authority.${name}`),
    cell: (one) => cents(one.position[`${name}Cents`]),
    kind: 'number',
  }));
  return (
    <Table
      caption={t('authorities.caption')}
      rows={authorities}
      keyOf={(one) => one.id}
      rowLink={(one) => `/office/authorities/${one.id}`}
      empty={<Empty title={t('authorities.empty')}>{t('authorities.empty.next')}</Empty>}
      columns={[
        { key: 'number', heading: t('authority.number'), cell: (one) => <span className="nowrap">{one.number}</span> },
        { key: 'label', heading: t('label'), cell: (one) => <Named authority={one} /> },
        ...figures,
      ]}
    />
  );
}

/** Its title and programme; and a warning while its plan does not make what was voted, for then nobody can use it. */
function Named({ authority: { label, programmeName, position } }: { authority: Authority }) {
  const { t } = useWords();
  const planned = position.years.reduce((sum, { plannedCents }) => sum + plannedCents, 0);
  return (
    <>
      {label}
      <br />
      <span className="small quiet">{programmeName}</span>{' '}
      {planned === position.votedCents ? null : <StatusTag tone="late">{t('authority.to-plan')}</StatusTag>}
    </>
  );
}
