import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { type Clock, systemClock } from '#libs/kernel';
import { Database, dataSourceOptions } from './database.js';
import { HealthController } from './health.controller.js';
import { Jobs } from './jobs.js';
import { IdempotencyKeyRow } from './idempotency.entity.js';
import { Metrics } from './metrics.js';
import { SETTINGS, type Settings } from './settings.js';
import { Tidy } from './tidy.js';

/** Token of the house's `Clock`. */
export const CLOCK = Symbol('Clock');

interface PlatformWishes {
  settings: Settings;
  entities: DataSourceOptions['entities'];
  clock?: Clock;
  /** Without a database: the program can describe itself, and do nothing else. */
  offline?: boolean;
}

/** The ground that all rooms stand on; known everywhere. */
@Module({})
export class PlatformModule {
  static with({ settings, entities, clock = systemClock, offline = false }: PlatformWishes): DynamicModule {
    const database = {
      provide: Database,
      inject: [DataSource],
      useFactory: (source: DataSource) => new Database(source),
    };
    const providers = [
      database,
      Jobs,
      Metrics,
      Tidy,
      { provide: SETTINGS, useValue: settings },
      { provide: CLOCK, useValue: clock },
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(settings.databaseUrl, { entities, poolSize: settings.databasePool }),
          manualInitialization: offline,
          retryAttempts: 3,
          retryDelay: 500,
        }),
      ],
      controllers: [HealthController],
      providers,
      exports: providers,
    };
  }
}

export const platformEntities = [IdempotencyKeyRow];
