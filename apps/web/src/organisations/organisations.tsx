import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  ButtonLink,
  Empty,
  FilterBar,
  FilterSelect,
  Heading,
  Pager,
  StatusTag,
  Table,
  useWords,
  type Column,
} from '../ui/index.js';
import type { components } from '../api.js';
import type { Speaker } from '../words.js';
import { KINDS } from './organisation-fields.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const query = listQuery(request, ['kind', 'account', 'state']);
  const page = await read(api.GET('/api/organisations', { params: { query: query as never } }));
  return { page, mayRegister: person?.permissions.includes('organisation.register') ?? false };
}

type Item = components['schemas']['OrganisationItemDto'];

const columnsOf = ({ t }: Speaker): Column<Item>[] => [
  {
    key: 'name',
    heading: t('name'),
    sort: 'name',
    cell: (row) => (row.acronym ? `${row.name} (${row.acronym})` : row.name),
  },
  { key: 'kind', heading: t('kind'), cell: (row) => row.kindLabel },
  { key: 'identity', heading: t('identity'), cell: (row) => row.identity },
  { key: 'place', heading: t('place'), cell: (row) => [row.town, row.countryName].filter(Boolean).join(', ') },
  { key: 'account', heading: t('account'), cell: (row) => <AccountTag {...row} /> },
];

const ACCOUNTS = ['confirmed', 'waiting', 'none'];

/** Who the city deals with. */
export default function Organisations() {
  const { page, mayRegister } = useLoaderData<typeof loader>();
  const words = useWords();
  const { t } = words;
  const options = (values: readonly string[], kind: string) =>
    values.map((value) => ({ value, label: t(`${kind}.${value}`) }));
  return (
    <>
      <Heading
        title={t('list.title')}
        actions={mayRegister ? <ButtonLink to="/office/organisations/new">{t('register')}</ButtonLink> : null}
      />
      <FilterBar>
        <FilterSelect name="kind" label={t('kind')} options={options(KINDS, 'kind')} />
        <FilterSelect name="account" label={t('account')} options={options(ACCOUNTS, 'account')} />
        <FilterSelect
          name="state"
          label={t('state')}
          options={options(['archived'], 'state')}
          all={t('state.active')}
        />
      </FilterBar>
      <Table
        caption={t('list.title')}
        captionHidden
        rows={page.items}
        keyOf={(row) => row.id}
        rowLink={(row) => `/office/organisations/${row.id}`}
        empty={<Empty title={t('list.empty')}>{t('list.empty.next')}</Empty>}
        columns={columnsOf(words)}
      />
      <Pager page={page} />
    </>
  );
}

function AccountTag({ payable, accountWaits }: { payable: boolean; accountWaits: boolean }) {
  const { t } = useWords();
  if (accountWaits) return <StatusTag tone="late">{t('account.waiting')}</StatusTag>;
  return payable ? (
    <StatusTag tone="settled">{t('account.confirmed')}</StatusTag>
  ) : (
    <StatusTag>{t('account.none')}</StatusTag>
  );
}
