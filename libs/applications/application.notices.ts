import { holdersOf } from '#libs/access';
import type { HistoryEvent } from '#libs/history';
import { defineNotice } from '#libs/notices';
import type { Queryable } from '#libs/platform';

/** Who is told what about an application. Members read it in the portal, the office in the office. */
const inPortal = (event: HistoryEvent) => `/portal/applications/${event.subject.id}`;
const inOffice = (event: HistoryEvent) => `/office/applications/${event.subject.id}`;

const members = async (q: Queryable, event: HistoryEvent): Promise<string[]> => {
  const people = await holdersOf(q, 'application.write', event.organisationId);
  return people.map((person) => person.id);
};

defineNotice({ act: 'application.submit', audience: members, link: inPortal });

defineNotice({
  act: 'application.question',
  audience: members,
  link: inPortal,
  values: async (q, event) => {
    const row = await q.one<{ text: string }>('SELECT text FROM application_questions WHERE id = $1', [
      event.facts.questionId,
    ]);
    return { question: row?.text ?? '' };
  },
});

/** Whoever asked is told of the answer. */
defineNotice({
  act: 'application.answer',
  audience: async (q, event) => {
    const row = await q.one<{ asked_by: string }>('SELECT asked_by FROM application_questions WHERE id = $1', [
      event.facts.questionId,
    ]);
    return row ? [row.asked_by] : [];
  },
  link: inOffice,
});

defineNotice({
  act: 'application.assign',
  audience: async (_, event) => event.facts.reviewers as string[],
  link: inOffice,
});

defineNotice({ act: 'application.set-aside', audience: members, link: inPortal });
