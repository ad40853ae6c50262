import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  type Column,
  Empty,
  FieldWords,
  FilterBar,
  FilterSelect,
  Pager,
  StatusTag,
  Table,
  type Tone,
  useWords,
} from '../ui/index.js';
import { ControlHead } from './control-head.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { outlook, ...query } = listQuery(request, ['programme', 'outlook']);
  const [page, programmes] = await Promise.all([
    read(api.GET('/api/outlook', { params: { query: { ...query, outlook: outlook as never } } })),
    read(api.GET('/api/programmes')),
  ]);
  return { page, programmes, search: new URL(request.url).search };
}

type Line = Awaited<ReturnType<typeof loader>>['page']['items'][number];

const TONES: Record<Line['outlook'], Tone> = {
  exhausted: 'wrong',
  short: 'late',
  unspent: 'moving',
  steady: 'settled',
  unknown: 'neutral',
};

/** The lines of the year: which will run out, which will stay unspent at last year's pace. */
export default function Outlook() {
  const { page, programmes, search } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <ControlHead lead={page.rule} csv={`/api/outlook/export.csv${search}`} />
      <FilterBar search={false}>
        <FilterSelect
          name="programme"
          label={t('report.programme')}
          all={t('report.department')}
          options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <FilterSelect
          name="outlook"
          label={t('control.expected')}
          options={Object.keys(TONES).map((value) => ({ value, label: t(`control.outlook.${value}`) }))}
        />
      </FilterBar>
      <Lines lines={page.items} year={page.year} />
      <Pager page={page} />
      <FieldWords words={['reserved', 'committed', 'ordered', 'paid', 'lapsed']} />
    </div>
  );
}

function Lines({ lines, year }: { lines: Line[]; year: number }) {
  const { t, cents, percent } = useWords();
  const known = (value?: number | null) => (typeof value === 'number' ? cents(value) : '–');
  const number = (key: string, cell: Column<Line>['cell']): Column<Line> => ({
    ...{ key, heading: t(`control.${key}`), cell, kind: 'number' },
  });
  return (
    <Table
      caption={t('control.outlook.caption', { year: String(year) })}
      rows={lines}
      keyOf={({ id }) => id}
      rowLink={({ id }) => `/office/budget-lines/${id}`}
      empty={<Empty title={t('control.outlook.empty')}>{t('control.outlook.empty.next')}</Empty>}
      columns={[
        { key: 'line', heading: t('control.line'), cell: (line) => <Named line={line} /> },
        number('voted', ({ votedCents }) => cents(votedCents)),
        number('available', ({ availableCents }) => cents(availableCents)),
        number('due-by-end', ({ dueCents }) => cents(dueCents)),
        number('pace', ({ pace }) => (typeof pace === 'number' ? percent(pace) : '–')),
        number('projected', ({ projectedCents }) => known(projectedCents)),
        number('left', ({ leftCents }) => known(leftCents)),
      ]}
    />
  );
}

const Named = ({ line: { label, place, outlook, outlookLabel } }: { line: Line }) => (
  <>
    {label}
    <br />
    <span className="small quiet">{place}</span> <StatusTag tone={TONES[outlook]}>{outlookLabel}</StatusTag>
  </>
);
