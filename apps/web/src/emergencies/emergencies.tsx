import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import type { components } from '../api.js';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  ButtonLink,
  Day,
  Due,
  Empty,
  FilterBar,
  FilterSelect,
  Heading,
  Pager,
  StatusTag,
  Table,
  useWords,
} from '../ui/index.js';

type Emergency = components['schemas']['EmergencyDto'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const query = listQuery(request, ['state', 'country']);
  const page = await read(api.GET('/api/emergencies', { params: { query: query as never } }));
  return { page, mayOpen: person!.permissions.includes('emergency.open') };
}

/** Disasters and crises that the city answers, the latest first. */
export default function Emergencies() {
  const { page, mayOpen } = useLoaderData<typeof loader>();
  const { t, cents } = useWords();
  const open = (
    <ButtonLink look="main" to="/office/emergencies/new">
      {t('open')}
    </ButtonLink>
  );
  const states = ['open', 'closed'].map((value) => ({ value, label: t(`state.${value}`) }));
  return (
    <>
      <Heading title={t('nav')} lead={t('lead')} actions={mayOpen ? open : null} />
      <FilterBar>
        <FilterSelect name="state" label={t('state')} options={states} />
      </FilterBar>
      <Table
        caption={t('nav')}
        captionHidden
        rows={page.items}
        keyOf={(one) => one.id}
        rowLink={(one) => `/office/emergencies/${one.id}`}
        empty={<Empty title={t('empty')}>{t('empty.next')}</Empty>}
        columns={[
          { key: 'name', heading: t('name'), cell: (one) => one.name, sort: 'name' },
          { key: 'country', heading: t('country'), cell: (one) => one.countryName },
          {
            key: 'happened',
            heading: t('happened'),
            cell: (one) => <Day short date={one.happenedOn} />,
            sort: 'happened',
          },
          { key: 'glide', heading: t('glide'), cell: (one) => one.glide },
          { key: 'state', heading: t('state'), cell: (one) => <EmergencyTag one={one} /> },
          { key: 'closes', heading: t('closes'), cell: (one) => <Due short date={lastMoment(one.closesAt)} /> },
          { key: 'submitted', heading: t('submitted'), cell: (one) => one.submitted, kind: 'number' },
          { key: 'envelope', heading: t('envelope'), cell: (one) => cents(one.envelopeCents), kind: 'number' },
        ]}
      />
      <Pager page={page} />
    </>
  );
}

/** What still counts before the first instant that does not. */
export const lastMoment = (closesAt: string) => new Date(Date.parse(closesAt) - 1).toISOString();

export const EmergencyTag = ({ one }: { one: Pick<Emergency, 'state' | 'stateLabel'> }) => (
  <StatusTag tone={one.state === 'open' ? 'moving' : 'neutral'}>{one.stateLabel}</StatusTag>
);
