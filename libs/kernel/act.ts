import { Refusal, Refused } from './refusal.js';

/** A rule looks at facts and names what stands in the way, or nothing. */
export type Rule<Facts> = (facts: Facts) => Refusal | Refusal[] | undefined;

/** One verb that moves a record from a state to another. */
export interface Act<State extends string, Facts> {
  /** States it starts from; empty for the act that creates the record. */
  from: readonly State[];
  /** The state it leads to; `same` when it does not move the record; a list when the outcome decides. */
  to: State | 'same' | readonly State[];
  permission: string;
  rules?: readonly Rule<Facts>[];
  /** Cannot be undone by another act: the screen says so and asks once. */
  irreversible?: boolean;
  /** Wants words of the person who does it. */
  needsReason?: boolean;
}

export interface ActTable<State extends string, Facts> {
  /** What is moved, e.g. `grant`; an act's full name is `<kind>.<verb>`. */
  kind: string;
  states: readonly State[];
  final: readonly State[];
  acts: Record<string, Act<State, Facts>>;
}

/** What the API tells of an act; words are added at the door. */
export interface ActOffer {
  act: string;
  allowed: boolean;
  reasons: Refusal[];
  irreversible: boolean;
  needsReason: boolean;
}

const tables: ActTable<string, never>[] = [];

/** Registers a room's table, so that boot and tests can walk all of them. */
export function defineActs<State extends string, Facts>(table: ActTable<State, Facts>): ActTable<State, Facts> {
  tables.push(table as unknown as ActTable<string, never>);
  return table;
}

export const allActTables = (): readonly ActTable<string, never>[] => tables;

/** Faults of a table: states that cannot be reached, or that have no way out and are not final. Stops the boot. */
export function faultsOf(table: ActTable<string, never>): string[] {
  const acts = Object.values(table.acts);
  const targets = (a: Act<string, never>) => (a.to === 'same' ? [] : Array.isArray(a.to) ? a.to : [a.to as string]);
  const reached = new Set(acts.filter((a) => a.from.length === 0).flatMap(targets));
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const a of acts) if (a.from.some((s) => reached.has(s))) targets(a).forEach((s) => reached.add(s));
  }
  return table.states.flatMap((state) => [
    ...(reached.has(state) ? [] : [`${table.kind}: state ${state} cannot be reached`]),
    ...(table.final.includes(state) || acts.some((a) => a.from.includes(state) && a.to !== 'same')
      ? []
      : [`${table.kind}: state ${state} has no way out and is not final`]),
  ]);
}

interface Situation<State extends string, Facts> {
  state: State;
  /** Whether the actor holds this permission for this record. */
  can: (permission: string) => boolean;
  facts: Facts;
}

/** Everything that stands in the way of one act: the permission alone, else the state alone, else all the rules. */
export function refusalsOf<State extends string, Facts>(
  table: ActTable<State, Facts>,
  verb: string,
  { state, can, facts }: Situation<State, Facts>,
): Refusal[] {
  const act = table.acts[verb];
  if (!act) throw new Error(`no act ${table.kind}.${verb}`);
  if (!can(act.permission)) return [{ code: 'not-permitted', facts: { permission: act.permission } }];
  if (act.from.length > 0 && !act.from.includes(state))
    return [{ code: 'wrong-state', facts: { state: `${table.kind}.state.${state}` } }];
  return (act.rules ?? []).flatMap((rule) => rule(facts) ?? []);
}

/** Throws when the act is refused: 403 without the permission, 409 in the wrong state, 422 by a rule. */
export function demand<State extends string, Facts>(
  table: ActTable<State, Facts>,
  verb: string,
  situation: Situation<State, Facts>,
): void {
  const refusals = refusalsOf(table, verb, situation);
  if (refusals.length === 0) return;
  const code = refusals[0]!.code;
  throw new Refused(refusals, code === 'not-permitted' ? 403 : code === 'wrong-state' ? 409 : 422);
}

/** The acts that start from this state and that the actor's permissions cover, each with its reasons if refused. */
export function offersOf<State extends string, Facts>(
  table: ActTable<State, Facts>,
  situation: Situation<State, Facts>,
): ActOffer[] {
  return Object.entries(table.acts)
    .filter(([, act]) => act.from.includes(situation.state) && situation.can(act.permission))
    .map(([verb, act]) => {
      const reasons = refusalsOf(table, verb, situation);
      return {
        act: `${table.kind}.${verb}`,
        allowed: reasons.length === 0,
        reasons,
        irreversible: act.irreversible ?? false,
        needsReason: act.needsReason ?? false,
      };
    });
}
