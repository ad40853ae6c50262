import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { Empty, FilterBar, FilterDate, FilterScope, Heading, useWords } from '../ui/index.js';
import { BudgetTreeTable } from './budget-tree-table.js';
import { BudgetTreeWords } from './budget-tree-words.js';
import { yearOf } from './this-year.server.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { programme, asOf } = listQuery(request, ['programme', 'asOf']);
  const query = { year: yearOf(request), programme, asOf };
  const [tree, programmes, years] = await Promise.all([
    read(api.GET('/api/budget-tree', { params: { query } })),
    read(api.GET('/api/programmes')),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { tree, programmes, years, asOf };
}

/** A year's budget as it is printed: by programme, section, chapter and nature, with the sum of each. */
export default function BudgetTree() {
  const { tree, programmes, years, asOf } = useLoaderData<typeof loader>();
  const { t, day } = useWords();
  return (
    <div className="stack-wide">
      <Heading
        title={t('tree.title', { year: String(tree.year) })}
        lead={asOf ? t('as-of', { day: day(asOf) }) : t('tree.lead')}
      />
      <FilterBar search={false}>
        <FilterScope programmes={programmes} years={years} allYears={false} />
        <FilterDate name="asOf" label={t('as-of.field')} />
      </FilterBar>
      {tree.total ? (
        <>
          <BudgetTreeTable rows={tree.rows} total={tree.total} year={tree.year} asOf={asOf} />
          <BudgetTreeWords closing={tree.total.closingCents !== 0} />
        </>
      ) : (
        <Empty title={t('lines.empty')}>{t('lines.empty.next')}</Empty>
      )}
    </div>
  );
}
