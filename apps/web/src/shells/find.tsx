import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import { Empty, FilterBar, Heading, useWords } from '../ui/index.js';
import { find } from './find.server.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const q = new URL(request.url).searchParams.get('q') ?? '';
  return { q, found: await find(visit(context), q) };
}

/** Search of the whole house as a page; the palette shows the same in place. */
export default function Find() {
  const { q, found } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('find')} />
      <FilterBar />
      {found.length === 0 && q ? <Empty title={t('find.none', { q })}>{t('find.none.next')}</Empty> : null}
      <ul className="doors">
        {found.map((one) => (
          <li key={one.to}>
            <Link to={one.to}>{one.label}</Link>
            <span className="quiet">{one.note}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
