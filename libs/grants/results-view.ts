import { namesOf } from '#libs/access';
import { type Actor, mayIn, notFound, offersOf } from '#libs/kernel';
import { allowedActs, languageOf, type Queryable } from '#libs/platform';
import { canFor, maySee } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import { factsOf, grantById } from './grants.repository.js';
import { indicatorsFor } from './indicators.repository.js';
import type { GrantIndicatorDto, GrantResultsDto } from './result.dto.js';
import { promisesOf, reportedOn, type ResultRow, targetsOf } from './results.repository.js';

/** The acts of this part of a grant's page; the rest of the page leaves them to it. */
export const RESULT_ACTS: readonly string[] = ['grant.set-targets', 'grant.record-result', 'grant.correct-result'];

/** What a grant promises and reached, and all that was reported. @throws 404 as for the grant. */
export async function showResults(q: Queryable, actor: Actor, id: string): Promise<GrantResultsDto> {
  const grant = await grantById(q, id);
  if (!maySee(actor, grant)) return notFound();
  const office = mayIn(actor, 'grant.read', null);
  const known = await indicatorsFor(q, grant.programmeCode, id);
  const targets = new Map((await targetsOf(q, id)).map((row) => [row.indicatorId, row]));
  const rows = await reportedOn(q, id);
  const names = office ? await namesOf(q, [...new Set(rows.map((row) => row.recordedBy))]) : new Map<string, string>();
  const facts = await factsOf(q, grant);
  const offers = offersOf(grantActs, { state: grant.state, can: canFor(actor, grant), facts });
  const fits = (act: string) => act !== 'grant.correct-result' || rows.length > 0;
  const labels = new Map(known.map((one) => [one.id, one]));
  return {
    indicators: known.map(({ id: indicatorId, label, unit, counting }) => ({
      ...{ indicatorId, label, unit, counting },
      ...figures(
        targets.get(indicatorId),
        rows.find((row) => row.indicatorId === indicatorId && !row.corrected),
      ),
    })),
    reported: rows.map(({ correctsId: _, recordedBy, ...row }) => ({
      ...row,
      label: labels.get(row.indicatorId)?.label ?? '',
      unit: labels.get(row.indicatorId)?.unit ?? '',
      recordedByName: names.get(recordedBy) ?? null,
    })),
    promises: await promisesOf(q, grant.applicationId),
    allowedActs: allowedActs(
      known.length > 0 ? offers.filter(({ act }) => RESULT_ACTS.includes(act) && fits(act)) : [],
      languageOf(),
    ),
  };
}

type Figures = Pick<GrantIndicatorDto, 'target' | 'promised' | 'value' | 'countedOn' | 'percent'>;

function figures(promise?: { target: number; promised: string | null }, latest?: ResultRow): Figures {
  const target = promise?.target || null;
  const value = latest?.value ?? null;
  return {
    target,
    value,
    promised: target === null ? null : (promise?.promised ?? null),
    countedOn: latest?.countedOn ?? null,
    percent: target === null || value === null ? null : Math.round((value / target) * 100),
  };
}
