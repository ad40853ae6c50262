import { authorityById, authorityGrant, type GrantPosition, type grantHoldings } from '#libs/budgets';
import type { Queryable } from '#libs/platform';
import type { GrantAuthorityDto, GrantSliceDto } from './grant.dto.js';
import type { GrantRow } from './grants.repository.js';
import { slicesOf } from './slices.repository.js';

type Holdings = Awaited<ReturnType<typeof grantHoldings>>;

const NOTHING: GrantPosition = { reservedCents: 0n, committedCents: 0n, orderedCents: 0n, paidCents: 0n };

/** A grant's money on all lines that hold or held some. */
export const sumOfHoldings = (holdings: Holdings): GrantPosition =>
  holdings.reduce(
    (sum, held) => ({
      reservedCents: sum.reservedCents + held.reservedCents,
      committedCents: sum.committedCents + held.committedCents,
      orderedCents: sum.orderedCents + held.orderedCents,
      paidCents: sum.paidCents + held.paidCents,
    }),
    NOTHING,
  );

/** The years of a grant under an authority, each with what its line holds. */
export async function sliceViews(q: Queryable, grant: GrantRow, holdings: Holdings): Promise<GrantSliceDto[]> {
  if (!grant.authorityId) return [];
  return (await slicesOf(q, grant.id)).map(({ openedCents, ...slice }) => ({
    ...slice,
    open: openedCents > 0n,
    ...sumOfHoldings(holdings.filter(({ lineId }) => lineId === slice.lineId)),
  }));
}

export async function authorityView(q: Queryable, { id, authorityId }: GrantRow): Promise<GrantAuthorityDto | null> {
  if (!authorityId) return null;
  const { number, label } = (await authorityById(q, authorityId))!;
  return { id: authorityId, number, label, ...(await authorityGrant(q, authorityId, id)) };
}
