import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ActForm, ActPanel, Day, Heading, Notice, StatusTag, useWords } from '../ui/index.js';
import { ImportColumns } from './import-columns.js';
import { ImportReport } from './import-report.js';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const path = { id: params.id! };
  const { verdict, from } = listQuery(request, ['verdict', 'from']);
  const query = { verdict: verdict as never, from: from ? Number(from) : undefined };
  const [file, rows] = await Promise.all([
    read(api.GET('/api/past-grant-imports/{id}', { params: { path } })),
    read(api.GET('/api/past-grant-imports/{id}/rows', { params: { path, query } })),
  ]);
  return { file, rows };
}

export const action = actionTo('organisations', {
  'past-grant-import.map': {
    post: '/api/past-grant-imports/{id}/map',
    blank: 'null',
    body: ({ column, ...rest }) => ({ ...rest, mapping: (column as (string | null)[]).map((target) => target ?? '') }),
    done: (_answer, { t }) => t('import.mapped'),
  },
  'past-grant-import.apply': {
    post: '/api/past-grant-imports/{id}/apply',
    done: (_answer, { t }) => t('import.applied'),
  },
  'past-grant-import.discard': { post: '/api/past-grant-imports/{id}/discard', to: '/office/past-grant-imports' },
});

/** One published file: how it is read, what becomes of each row, and the act that takes them. */
export default function PastGrantImport() {
  const { file, rows } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const discard = file.allowedActs.find(({ act }) => act === 'past-grant-import.discard');
  const mayMap = file.allowedActs.some(({ act, allowed }) => act === 'past-grant-import.map' && allowed);
  return (
    <div className={file.state === 'previewed' ? 'deciding wide' : 'wide'}>
      <div className="stack-wide">
        <Heading title={file.fileName} over={t('nav.imports')} lead={<StatusTag>{file.stateLabel}</StatusTag>} />
        {file.sameFileAppliedAt ? (
          <Notice tone="late" title={t('import.same')}>
            <p>
              {t('import.same.when')} <Day date={file.sameFileAppliedAt} />. {t('import.same.next')}
            </p>
          </Notice>
        ) : null}
        {mayMap ? <ImportColumns file={file} editable /> : null}
        <ImportReport file={file} rows={rows} />
        {mayMap ? null : <ImportColumns file={file} editable={false} />}
      </div>
      <aside>
        <ActPanel acts={file.allowedActs} only={['past-grant-import.apply']} />
        {discard?.allowed ? <ActForm act={discard} /> : null}
      </aside>
    </div>
  );
}
