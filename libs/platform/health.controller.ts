import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Database } from './database.js';
import { Jobs } from './jobs.js';
import { Metrics } from './metrics.js';
import { Public } from './public.js';

/** For balancers and monitoring. Nothing here names a person or a file. */
@ApiExcludeController()
@Controller('api')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. */
  @Public()
  @Get('health/live')
  live() {
    return { status: 'ok' };
  }

  /** The process can work: database and queue answer. 503 names the part that does not. */
  @Public()
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) response: Response) {
    const [database, queue] = await Promise.all([
      this.answers(this.database.query('SELECT 1')),
      this.answers(this.jobs.counts()),
    ]);
    const status = database && queue ? 'ok' : 'failing';
    response.status(status === 'ok' ? 200 : 503);
    return { status, database: database ? 'ok' : 'failing', queue: queue ? 'ok' : 'failing' };
  }

  @Public()
  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4')
  async read(): Promise<string> {
    return this.metrics.registry.metrics();
  }

  private answers(work: Promise<unknown>): Promise<boolean> {
    const patience = new Promise<boolean>((resolve) => setTimeout(resolve, 2000, false).unref());
    return Promise.race([
      work.then(
        () => true,
        () => false,
      ),
      patience,
    ]);
  }
}
