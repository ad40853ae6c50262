import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Relay } from '#libs/history';
import { Database, defineJob, Jobs } from '#libs/platform';
import { renameApplicant } from './applications.repository.js';
import { CloseCall } from './close-call.js';

const CLOSE_PAST = defineJob<Record<string, never>>('calls.close-past');

/** What happens without anybody pressing a button. */
@Injectable()
export class ApplicationsJobs implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly relay: Relay,
    private readonly closeCall: CloseCall,
  ) {}

  onModuleInit(): void {
    this.jobs.on(CLOSE_PAST, async () => void (await this.closeCall.closePast()));
    this.jobs.schedule(CLOSE_PAST, '*/5 * * * *');
    this.relay.listen(
      (act) => act === 'organisation.change',
      async ({ subject }) => {
        const row = await this.db.one<{ name: string }>('SELECT name FROM organisations WHERE id = $1', [subject.id]);
        if (row) await renameApplicant(this.db, subject.id, row.name);
      },
    );
  }
}
