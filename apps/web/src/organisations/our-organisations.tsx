import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import { ButtonLink, Empty, Heading, useWords } from '../ui/index.js';

/** With one organisation there is nothing to choose. */
export function loader({ context }: LoaderFunctionArgs) {
  const organisations = visit(context).person?.organisations ?? [];
  if (organisations.length === 1) throw redirect(`/portal/organisations/${organisations[0]!.id}`);
  return { organisations };
}

export default function OurOrganisations() {
  const { organisations } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('ours.several')} />
      {organisations.length === 0 ? <Empty title={t('ours.none')}>{t('ours.none.next')}</Empty> : null}
      <ul className="stack">
        {organisations.map(({ id, name }) => (
          <li key={id}>
            <ButtonLink to={`/portal/organisations/${id}`}>{name}</ButtonLink>
          </li>
        ))}
      </ul>
    </>
  );
}
