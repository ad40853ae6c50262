import { CentsField, ChoiceField, DateField, IntField, ListField, TextField } from '#libs/platform';

export const PERIODS = ['now', 'month', 'later', 'condition'] as const;

export class ForecastQuery {
  @TextField({ optional: true, max: 30, description: 'Code of a programme; all when left out' }) programme?:
    string | null;
}

const SUM = { max: 10n ** 16n };

/** What falls due of one programme in one period. */
export class ForecastShareDto {
  @TextField({ max: 30 }) programmeCode!: string;
  @TextField() programmeName!: string;
  @CentsField({ ...SUM, description: 'Instalments that have no payment order' }) toOrderCents!: bigint;
  @IntField() instalments!: number;
  @CentsField({ ...SUM, description: 'Payment orders not paid, by the last of their 60 days' }) toPayCents!: bigint;
  @IntField() orders!: number;
  @IntField({ description: 'Financial reports whose last day it is (rule 2.12), of grants that are not closed' })
  reports!: number;
}

export class ForecastPeriodDto {
  @ChoiceField(PERIODS, {
    description: 'Due already; a month; after the twelve months; whenever a condition will be met',
  })
  kind!: (typeof PERIODS)[number];
  @DateField({ optional: true, description: 'First day of the month' }) month!: string | null;
  @TextField() label!: string;
  @CentsField(SUM) toOrderCents!: bigint;
  @IntField() instalments!: number;
  @CentsField(SUM) toPayCents!: bigint;
  @IntField() orders!: number;
  @CentsField({ ...SUM, description: 'Both together' }) dueCents!: bigint;
  @IntField() reports!: number;
  @ListField(() => ForecastShareDto) programmes!: ForecastShareDto[];
}

export class ForecastDto {
  @DateField({ description: 'As seen on this day' }) on!: string;
  @TextField({ max: 500, description: 'What the figures say' }) finding!: string;
  @ListField(() => ForecastPeriodDto) periods!: ForecastPeriodDto[];
  @CentsField({ ...SUM, description: 'Of all periods' }) dueCents!: bigint;
}
