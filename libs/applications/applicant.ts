import type { Queryable } from '#libs/platform';

/** The organisation as it is at this moment: its name for a new draft, its whole identity for the snapshot of a submission. */
export async function applicantById(
  q: Queryable,
  id: string,
): Promise<{ name: string; identity: Record<string, unknown> } | undefined> {
  return q.one(`SELECT o.name, to_jsonb(o) - 'search' - 'name_key' AS identity FROM organisations o WHERE o.id = $1`, [
    id,
  ]);
}
