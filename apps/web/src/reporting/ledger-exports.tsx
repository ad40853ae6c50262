import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  type Column,
  Day,
  Empty,
  Form,
  Heading,
  Instant,
  Pager,
  RadioField,
  SelectField,
  StatusTag,
  Submit,
  Table,
  useWords,
} from '../ui/index.js';
import { exportTone, LedgerTabs, underWay, useScope, WATCH_MS } from './ledger-parts.js';
import { useFresh } from './use-fresh.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const [page, programmes, years] = await Promise.all([
    read(api.GET('/api/ledger-exports', { params: { query: listQuery(request) } })),
    read(api.GET('/api/programmes')),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { page, programmes, years, permissions: person?.permissions ?? [] };
}

export const action = actionTo('reporting', {
  'ledger-export.run': {
    post: '/api/ledger-exports',
    body: ({ year, ...rest }) => (year ? { ...rest, year: Number(year) } : rest),
    to: (made: { id: string }) => `/office/ledger-exports/${made.id}`,
    done: (_made, { t }) => ({ what: t('export.asked'), next: t('export.asked.next') }),
  },
});

type Data = Awaited<ReturnType<typeof loader>>;
type Export = Data['page']['items'][number];

/** The whole ledger, or a part of it, as a file: asked for here, made beside, told when it is ready. */
export default function LedgerExports() {
  const { page, permissions } = useLoaderData<typeof loader>();
  const { t } = useWords();
  useFresh(page.items.some(underWay) ? WATCH_MS : null);
  return (
    <div className="stack-wide">
      <LedgerTabs permissions={permissions} />
      <Heading title={t('export.title')} lead={t('export.lead')} />
      <Ask />
      <Exports page={page} />
      {page.total > 0 ? <Pager page={page} /> : null}
    </div>
  );
}

function Ask() {
  const { page, programmes, years } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const run = page.allowedActs.find(({ act, allowed }) => act === 'ledger-export.run' && allowed);
  if (!run) return null;
  return (
    <section className="stack" aria-labelledby="ask">
      <h2 id="ask">{t('export.new')}</h2>
      <p className="quiet">{run.effect}</p>
      <Form act="ledger-export.run" defaults={{ format: 'xlsx' }}>
        <SelectField
          name="programme"
          label={t('export.programme')}
          blank={t('export.programme.all')}
          options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField
          name="year"
          label={t('export.year')}
          blank={t('export.year.all')}
          options={years.map(({ year }) => ({ value: String(year), label: String(year) }))}
        />
        <RadioField
          name="format"
          label={t('export.format')}
          options={[
            { value: 'xlsx', label: t('export.format.xlsx'), hint: t('export.format.xlsx.hint') },
            { value: 'csv', label: t('export.format.csv'), hint: t('export.format.csv.hint') },
          ]}
        />
        <Submit look="main">{run.label}</Submit>
      </Form>
    </section>
  );
}

function Exports({ page }: { page: Data['page'] }) {
  const { t, count } = useWords();
  const scope = useScope();
  const columns: Column<Export>[] = [
    { key: 'scope', heading: t('export.scope'), cell: scope },
    { key: 'format', heading: t('export.format'), cell: (one) => one.formatLabel },
    { key: 'asked', heading: t('export.asked-at'), cell: (one) => <Instant at={one.askedAt} />, sort: 'asked' },
    { key: 'by', heading: t('export.by'), cell: (one) => one.askedByName },
    {
      key: 'rows',
      heading: t('export.rows'),
      cell: (one) => (one.state === 'running' ? far(one, count) : count(one.rowsDone)),
      kind: 'number',
    },
    {
      key: 'state',
      heading: t('export.state'),
      cell: (one) => <StatusTag tone={exportTone(one)}>{one.stateLabel}</StatusTag>,
    },
    {
      key: 'kept',
      heading: t('export.kept'),
      cell: (one) => (one.keptUntil ? <Day short date={one.keptUntil} /> : null),
    },
    {
      key: 'file',
      heading: t('export.file'),
      cell: (one) =>
        one.downloadable ? (
          <a href={`/api/ledger-exports/${one.id}/file`} aria-label={`${t('export.download')} : ${scope(one)}`}>
            {t('export.download')}
          </a>
        ) : null,
    },
  ];
  return (
    <Table
      caption={t('export.list')}
      rows={page.items}
      keyOf={(one) => one.id}
      rowLink={(one) => `/office/ledger-exports/${one.id}`}
      empty={<Empty title={t('export.empty')}>{t('export.empty.next')}</Empty>}
      columns={columns}
    />
  );
}

const far = ({ rowsDone, rowsTotal }: Export, count: (value: number) => string) =>
  typeof rowsTotal === 'number' ? `${count(rowsDone)} / ${count(rowsTotal)}` : count(rowsDone);
