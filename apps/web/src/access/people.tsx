import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  ButtonLink,
  Empty,
  FilterBar,
  FilterSelect,
  Heading,
  Instant,
  Pager,
  StatusTag,
  Table,
  useWords,
  type Column,
} from '../ui/index.js';

import type { components } from '../api.js';
import type { Speaker } from '../words.js';
import { stateTone } from './state-tone.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const query = listQuery(request, ['role', 'state']);
  const [page, roles] = await Promise.all([
    read(api.GET('/api/people', { params: { query: query as never } })),
    read(api.GET('/api/roles')),
  ]);
  return { page, roles, mayAdd: person?.permissions.includes('person.add') ?? false };
}

type Item = components['schemas']['PersonItemDto'];

const columnsOf = ({ t }: Speaker): Column<Item>[] => [
  { key: 'name', heading: t('name'), sort: 'name', cell: (person) => person.name },
  { key: 'email', heading: t('email'), cell: (person) => person.email },
  {
    key: 'roles',
    heading: t('roles'),
    cell: (person) => person.roles.map((held) => [held.label, held.scopeName].filter(Boolean).join(', ')).join(' · '),
  },
  {
    key: 'state',
    heading: t('state'),
    cell: (person) => <StatusTag tone={stateTone(person.state)}>{person.stateLabel}</StatusTag>,
  },
  {
    key: 'seen',
    heading: t('seen'),
    cell: (person) => (person.seenAt ? <Instant at={person.seenAt} /> : null),
  },
];

const STATES = ['active', 'invited', 'closed'] as const;

/** Who may come in, and as what. */
export default function People() {
  const { page, roles, mayAdd } = useLoaderData<typeof loader>();
  const words = useWords();
  const { t } = words;
  return (
    <>
      <Heading
        title={t('people')}
        actions={mayAdd ? <ButtonLink to="/office/people/new">{t('person.add')}</ButtonLink> : null}
      />
      <FilterBar>
        <FilterSelect name="role" label={t('role')} options={roles.map(({ key, label }) => ({ value: key, label }))} />
        <FilterSelect
          name="state"
          label={t('state')}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </FilterBar>
      <Table
        caption={t('people')}
        captionHidden
        rows={page.items}
        keyOf={(person) => person.id}
        rowLink={(person) => `/office/people/${person.id}`}
        empty={<Empty title={t('people.empty')}>{t('people.empty.next')}</Empty>}
        columns={columnsOf(words)}
      />
      <Pager page={page} />
    </>
  );
}
