import { type Column, csv, csvFile } from '#libs/documents';
import { type LocalDate } from '#libs/kernel';
import { languageOf, words } from '#libs/platform';
import type { ForecastDto } from './forecast.dto.js';
import type { LatePaymentDto, PaymentDelayDto, PaymentDelaysDto } from './late-payment.dto.js';
import type { OutlookLineDto } from './outlook.dto.js';

const say = (key: string) => words(languageOf(), `control.column.${key}`);
const column = <Row>(key: string, value: Column<Row>['value']): Column<Row> => ({ heading: say(key), value });

/** The file bears the day on which it was made, so that two of them can be told apart. */
const file = <Row>(name: string, on: LocalDate | number, rows: readonly Row[], columns: Column<Row>[]) =>
  csvFile(`${words(languageOf(), `${name}.file`)}-${on}.csv`, csv(rows, columns, languageOf()));

export function forecastCsv({ on, periods }: ForecastDto) {
  const rows = periods.flatMap(({ label, month, programmes }) =>
    programmes.map((share) => ({ ...share, label, month })),
  );
  return file('forecast', on, rows, [
    column('period', (row) => row.month?.slice(0, 7) ?? row.label),
    column('programme', (row) => row.programmeName),
    column('to-order', (row) => row.toOrderCents),
    column('instalments', (row) => row.instalments),
    column('to-pay', (row) => row.toPayCents),
    column('orders', (row) => row.orders),
    column('due', (row) => row.toOrderCents + row.toPayCents),
    column('reports', (row) => row.reports),
  ]);
}

export const outlookCsv = (lines: readonly OutlookLineDto[], on: LocalDate) =>
  file('outlook', on, lines, [
    column('programme', (row) => row.programmeName),
    column('line', (row) => row.label),
    column('place', (row) => row.place),
    column('voted', (row) => row.votedCents),
    column('available', (row) => row.availableCents),
    column('reserved', (row) => row.reservedCents),
    column('committed', (row) => row.committedCents),
    column('due-by-end', (row) => row.dueCents),
    column('pace', (row) => (row.pace === null ? null : row.pace / 100)),
    column('projected', (row) => row.projectedCents),
    column('left', (row) => row.leftCents),
    column('outlook', (row) => row.outlookLabel),
  ]);

export const latePaymentsCsv = (rows: readonly LatePaymentDto[], on: LocalDate) =>
  file('late-payment', on, rows, [
    column('number', (row) => row.number),
    column('grant', (row) => row.grantReference),
    column('title', (row) => row.title),
    column('organisation', (row) => row.organisationName),
    column('programme', (row) => row.programmeName),
    column('amount', (row) => row.amountCents),
    column('pay-by', (row) => row.payBy),
    column('paid-on', (row) => row.paidOn),
    column('days-late', (row) => row.daysLate),
    column('state', (row) => row.stateLabel),
  ]);

export const delaysCsv = ({ programmes, all, year }: PaymentDelaysDto) =>
  file<PaymentDelayDto>(
    'payment-delay',
    year,
    [...programmes, all],
    [
      column('programme', (row) => row.programmeName),
      column('payments', (row) => row.count),
      column('average', (row) => (row.averageTenths === null ? null : row.averageTenths / 10)),
      column('days-90', (row) => row.days90),
      column('longest', (row) => row.longest),
      column('paid-late', (row) => row.late),
      column('waiting', (row) => row.waiting),
      column('waiting-amount', (row) => row.waitingCents),
    ],
  );
