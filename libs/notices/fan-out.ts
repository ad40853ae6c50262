import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { peopleByIds } from '#libs/access';
import { type HistoryEvent, Relay } from '#libs/history';
import { type Language, newId } from '#libs/kernel';
import {
  Database,
  Jobs,
  type Queryable,
  SETTINGS,
  type Settings,
  toJson,
  type Tx,
  words,
  type WordValues,
} from '#libs/platform';
import { type NoticeDefinition, noticesOf } from './define-notice.js';
import { DELIVER, jobOf } from './deliver.js';
import { insertDelivery, queuedOf } from './deliveries.repository.js';
import type { Said } from './notice.entity.js';

type Reader = Awaited<ReturnType<typeof peopleByIds>>[number];

interface Told {
  definition: NoticeDefinition;
  said: Record<Language, Said>;
}

/** Tells people what happened: a notice in the house and a message, for each person once. */
@Injectable()
export class FanOut implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly relay: Relay,
    private readonly jobs: Jobs,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    const wants = (act: string) => act === 'delivery.write' || noticesOf(act).length > 0;
    this.relay.listen(wants, (event) => this.hear(event));
  }

  /** Bears being told twice: rows that are there stay as they are, and what waits is queued under the same job id. */
  private async hear(event: HistoryEvent): Promise<void> {
    if (event.act !== 'delivery.write') await this.tell(event);
    await this.jobs.addAll(DELIVER, (await queuedOf(this.db, event.id)).map(jobOf));
  }

  private async tell(event: HistoryEvent): Promise<void> {
    const told = await this.audience(event);
    const people = await peopleByIds(this.db, [...told.keys()]);
    if (people.length === 0) return;
    await this.db.transaction(async (tx) => {
      for (const person of people) await this.write(tx, event, person, told.get(person.id)!);
    });
  }

  /** Who is told what. Somebody in two audiences is told what was defined first. */
  private async audience(event: HistoryEvent): Promise<Map<string, Told>> {
    const all = new Map<string, Told>();
    for (const definition of noticesOf(event.act)) {
      const ids = (await definition.audience(this.db, event)).filter((id) => !all.has(id));
      if (ids.length === 0) continue;
      const said = {
        fr: await sayIn('fr', this.db, definition, event),
        en: await sayIn('en', this.db, definition, event),
      };
      for (const id of ids) all.set(id, { definition, said });
    }
    return all;
  }

  private async write(tx: Tx, event: HistoryEvent, person: Reader, { definition, said }: Told): Promise<void> {
    const link = inShell(definition.link(event), person);
    const { subject, text } = said[person.language];
    await tx.prepared(
      `INSERT INTO notices (id, event_id, person_id, key, link, said, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (event_id, person_id) DO NOTHING`,
      [newId(), event.id, person.id, definition.key ?? definition.act, link, toJson(said), event.at],
    );
    await insertDelivery(tx, this.settings, {
      id: newId(),
      eventId: event.id,
      personId: person.id,
      address: person.email,
      language: person.language,
      subject,
      body: `${words(person.language, 'mail.greeting', { name: person.name })}\n\n${text}`,
      link: new URL(link, this.settings.publicUrl).href,
      linkLabel: words(person.language, 'mail.open'),
    });
  }
}

async function sayIn(
  language: Language,
  q: Queryable,
  definition: NoticeDefinition,
  event: HistoryEvent,
): Promise<Said> {
  const own = await definition.values?.(q, event, language);
  const values = { ...event.facts, actorName: event.actorName, reason: event.reason, ...own } as WordValues;
  const key = `notice.${definition.key ?? definition.act}`;
  return {
    subject: words(language, `${key}.subject`, values).trim(),
    text: words(language, `${key}.text`, values).trim(),
  };
}

const inShell = (link: string, { shell }: Reader) => (/^\/(portal|office)\b/.test(link) ? link : `/${shell}${link}`);
