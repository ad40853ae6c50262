import { holdersOf } from '#libs/access';
import type { HistoryEvent } from '#libs/history';
import { defineNotice } from '#libs/notices';
import { membersOf } from '#libs/organisations';
import type { Queryable } from '#libs/platform';

const link = ({ subject }: HistoryEvent): string => `/grants/${subject.id}`;

const members = async (q: Queryable, { organisationId }: HistoryEvent): Promise<string[]> =>
  organisationId ? (await membersOf(q, organisationId)).map(({ id }) => id) : [];

const signatories = async (q: Queryable, { organisationId }: HistoryEvent): Promise<string[]> => {
  const people = organisationId ? await membersOf(q, organisationId) : [];
  return people.filter(({ roles }) => roles.includes('ngo-signatory')).map(({ id }) => id);
};

// A vote binds nobody before it is in force, so the beneficiary hears of it then.
defineNotice({ act: 'grant.enter-force', audience: members, link });
defineNotice({ act: 'grant.refuse', audience: members, link });
defineNotice({ act: 'grant.draw-up', audience: signatories, link });
defineNotice({
  act: 'grant.give-signed',
  audience: async (q, event) =>
    (await holdersOf(q, 'grant.sign', null)).map(({ id }) => id).filter((id) => id !== event.actorId),
  link,
});
defineNotice({ act: 'grant.sign', audience: members, link });
// That it was returned the approval says, to those who prepared it.
defineNotice({
  act: 'grant.abandon',
  audience: members,
  link,
});
