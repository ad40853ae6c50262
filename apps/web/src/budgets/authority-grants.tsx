import type { components } from '../api.js';
import { Empty, Table, useWords } from '../ui/index.js';

type Grant = components['schemas']['GrantItemDto'];

/** The grants that were promised from an authority. */
export function AuthorityGrants({ grants }: { grants: readonly Grant[] }) {
  const { t, cents } = useWords();
  const total = (of: 'amountCents' | 'paidCents') => cents(grants.reduce((sum, grant) => sum + grant[of], 0));
  return (
    <Table
      caption={t('authority.grants')}
      rows={grants}
      keyOf={(grant) => grant.id}
      rowLink={(grant) => `/office/grants/${grant.id}`}
      empty={<Empty title={t('authority.grants.empty')}>{t('authority.grants.empty.next')}</Empty>}
      columns={[
        { key: 'reference', heading: t('grant'), cell: (grant) => grant.reference, total: t('total') },
        { key: 'organisation', heading: t('organisation'), cell: (grant) => grant.organisationName },
        { key: 'state', heading: t('state'), cell: (grant) => grant.stateLabel },
        {
          ...{ key: 'amount', heading: t('amount.euros'), kind: 'number', total: total('amountCents') },
          cell: (grant) => cents(grant.amountCents),
        },
        {
          ...{ key: 'paid', heading: t('account.paid'), kind: 'number', total: total('paidCents') },
          cell: (grant) => cents(grant.paidCents),
        },
      ]}
    />
  );
}
