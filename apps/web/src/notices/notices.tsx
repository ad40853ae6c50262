import { Link, redirect, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  Button,
  Empty,
  FilterBar,
  FilterSelect,
  Form,
  Heading,
  HiddenField,
  Instant,
  Pager,
  StatusTag,
  useWords,
} from '../ui/index.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { unread, ...query } = listQuery(request, ['unread']);
  const asked = { ...query, ...(unread === 'true' ? { unread: true } : {}) };
  return read(visit(context).api.GET('/api/notices', { params: { query: asked } }));
}

type Notice = Awaited<ReturnType<typeof loader>>['items'][number];

/** Marks one as read and goes to what it is about, or marks all. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const id = form.get('id');
  const path = id ? `/api/notices/${encodeURIComponent(String(id))}/mark-read` : '/api/notices/mark-all-read';
  await visit(context).send(path, { method: 'POST' });
  const to = String(form.get('to') ?? '');
  const { pathname, search } = new URL(request.url);
  return redirect(/^\/(office|portal)\//.test(to) ? to : pathname + search);
}

/** What I was told, the latest first. */
export default function Notices() {
  const page = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading
        title={t('title')}
        lead={t('unread', { count: page.unread })}
        actions={
          page.unread > 0 ? (
            <Form className="row">
              <Button type="submit">{t('mark-all-read')}</Button>
            </Form>
          ) : null
        }
      />
      <FilterBar search={false}>
        <FilterSelect name="unread" label={t('show')} options={[{ value: 'true', label: t('show.unread') }]} />
      </FilterBar>
      {page.items.length === 0 ? <Empty title={t('empty')}>{t('empty.next')}</Empty> : null}
      <ol className="timeline">
        {page.items.map((notice) => (
          <Line key={notice.id} notice={notice} />
        ))}
      </ol>
      <Pager page={page} />
    </div>
  );
}

function Line({ notice }: { notice: Notice }) {
  const { t } = useWords();
  return (
    <li>
      {notice.readAt ? (
        <p>
          <Link to={notice.link}>{notice.subject}</Link>
        </p>
      ) : (
        <Form id={notice.id} className="row">
          <HiddenField name="id" value={notice.id} />
          <HiddenField name="to" value={notice.link} />
          <Button type="submit" look="link">
            {notice.subject}
          </Button>
          <StatusTag tone="moving">{t('new')}</StatusTag>
        </Form>
      )}
      <p>{notice.text}</p>
      <p className="small">
        <Instant at={notice.createdAt} />
      </p>
    </li>
  );
}
