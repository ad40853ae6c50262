import { definePermission } from '#libs/access';
import { type Actor, type ActOffer, defineActs, type LocalDate, may, offersOf, type Refusal } from '#libs/kernel';

definePermission({
  key: 'chart-account.read',
  roles: ['officer', 'head', 'elected', 'secretary', 'finance', 'accountant', 'admin'],
});
definePermission({ key: 'chart-account.add', roles: ['finance', 'admin'] });
definePermission({ key: 'chart-account.retire', roles: ['finance', 'admin'] });

export type ChartAccountState = 'in-use' | 'retired';

export interface ChartAccountFacts {
  /** Null where only the offer is asked for. */
  last: { day: LocalDate; validFrom: LocalDate; number: string; usedIn: number | null } | null;
}

const endsAfterItBegins = ({ last }: ChartAccountFacts): Refusal | undefined =>
  last && last.day < last.validFrom
    ? { code: 'chart-account.ends-before', path: 'lastDay', facts: { validFrom: last.validFrom } }
    : undefined;

const notUsedLater = ({ last }: ChartAccountFacts): Refusal | undefined =>
  last?.usedIn
    ? {
        code: 'chart-account.used-later',
        path: 'lastDay',
        facts: { number: last.number, year: String(last.usedIn) },
      }
    : undefined;

/** A number that ended is entered anew: what was booked on it keeps its old name. */
export const chartAccountActs = defineActs<ChartAccountState, ChartAccountFacts>({
  kind: 'chart-account',
  states: ['in-use', 'retired'],
  final: ['retired'],
  acts: {
    add: { from: [], to: 'in-use', permission: 'chart-account.add' },
    retire: {
      from: ['in-use'],
      to: 'retired',
      permission: 'chart-account.retire',
      rules: [endsAfterItBegins, notUsedLater],
      irreversible: true,
    },
  },
});

export const situationOf = (actor: Actor, state: ChartAccountState, facts: ChartAccountFacts = { last: null }) => ({
  ...{ state, facts },
  can: (permission: string) => may(actor, permission),
});

export const chartAccountOffers = (actor: Actor, state: ChartAccountState): ActOffer[] =>
  offersOf(chartAccountActs, situationOf(actor, state));
