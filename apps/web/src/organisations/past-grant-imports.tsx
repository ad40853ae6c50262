import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  Empty,
  FileField,
  Form,
  Heading,
  Instant,
  Pager,
  StatusTag,
  Submit,
  Table,
  useWords,
  type Column,
} from '../ui/index.js';
import type { components } from '../api.js';
import type { Speaker } from '../words.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const page = await read(api.GET('/api/past-grant-imports', { params: { query: listQuery(request) } }));
  return { page, mayUpload: person?.permissions.includes('past-grant-import.upload') ?? false };
}

export const action = actionTo('organisations', {
  'past-grant-import.upload': {
    post: '/api/past-grant-imports',
    files: true,
    to: (made: { id: string }) => `/office/past-grant-imports/${made.id}`,
    done: (_made, { t }) => t('import.uploaded'),
  },
});

type Item = components['schemas']['ImportItemDto'];

const columnsOf = ({ t }: Speaker): Column<Item>[] => [
  { key: 'file', heading: t('import.name'), cell: (row) => row.fileName },
  {
    key: 'state',
    heading: t('state'),
    cell: (row) => (
      <StatusTag tone={row.state === 'applied' ? 'settled' : row.state === 'previewed' ? 'late' : 'neutral'}>
        {row.stateLabel}
      </StatusTag>
    ),
  },
  { key: 'who', heading: t('import.by'), cell: (row) => row.createdByName },
  { key: 'when', heading: t('import.when'), cell: (row) => <Instant at={row.createdAt} /> },
  { key: 'taken', heading: t('verdict.taken'), kind: 'number', cell: (row) => row.taken },
  { key: 'mended', heading: t('verdict.mended'), kind: 'number', cell: (row) => row.mended },
  { key: 'refused', heading: t('verdict.refused'), kind: 'number', cell: (row) => row.refused },
  { key: 'known', heading: t('verdict.known'), kind: 'number', cell: (row) => row.known },
];

/** Published files of past grants: those that were taken, and a new one. */
export default function PastGrantImports() {
  const { page, mayUpload } = useLoaderData<typeof loader>();
  const words = useWords();
  const { t } = words;
  return (
    <div className="stack-wide">
      <Heading title={t('nav.imports')} lead={t('imports.lead')} />
      {mayUpload ? (
        <Form act="past-grant-import.upload" files>
          <FileField name="file" label={t('import.file')} hint={t('import.file.hint')} accept=".csv,.txt,text/csv" />
          <Submit>{t('import.upload')}</Submit>
        </Form>
      ) : null}
      <Table
        caption={t('imports.before')}
        rows={page.items}
        keyOf={(row) => row.id}
        rowLink={(row) => `/office/past-grant-imports/${row.id}`}
        empty={<Empty title={t('imports.empty')}>{t('imports.empty.next')}</Empty>}
        columns={columnsOf(words)}
      />
      <Pager page={page} />
    </div>
  );
}
