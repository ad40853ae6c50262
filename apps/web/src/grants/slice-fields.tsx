import type { Json } from '../form-body.js';
import { Drawer, HiddenField, LiveSum, MoneyField, SelectField, useField, useWords } from '../ui/index.js';

export interface Sliced {
  authorityId?: string | null;
  slices?: { year: number; amountCents: number }[];
}

/** Years left blank are no slices; without an authority the grant is of one year. */
export function plannedSlices({ slices, ...body }: Record<string, Json>): Record<string, Json> {
  const planned = ((slices ?? []) as Record<string, Json>[]).filter(({ amountCents }) => amountCents !== undefined);
  return planned.length > 0 ? { ...body, slices: planned } : body;
}

interface SliceFieldsProps {
  firstYear: number;
  authorities: { id: string; label: string; availableCents: number }[];
  /** Of a former proposal. */
  sliced: Sliced;
  amountCents: number;
}

const YEARS = 4;

/** For a grant that binds the city beyond one year: its commitment authority, and what may be paid in each year (rules 3.10, 3.11). */
export function SliceFields({ firstYear, authorities, sliced, amountCents }: SliceFieldsProps) {
  const { t, money } = useWords();
  const { typed: chosen } = useField('authorityId');
  if (authorities.length === 0) return null;
  const years = Array.from({ length: YEARS }, (_, i) => firstYear + i);
  const amountOf = new Map(sliced.slices?.map((slice) => [slice.year, slice.amountCents]));
  return (
    <Drawer title={t('slices.more')} open={Boolean(chosen ?? sliced.authorityId)}>
      <div className="stack">
        <p className="quiet">{t('slices.hint')}</p>
        <SelectField
          name="authorityId"
          label={t('authority')}
          blank={t('authority.none')}
          value={sliced.authorityId ?? ''}
          options={authorities.map(({ id, label, availableCents }) => ({
            value: id,
            label: t('line.option', { label, available: money(availableCents) }),
          }))}
        />
        <div className="filters">
          {years.map((year, i) => (
            <div key={year}>
              <HiddenField name={`slices.${i}.year`} kind="int" value={year} />
              <MoneyField name={`slices.${i}.amountCents`} label={String(year)} value={amountOf.get(year)} />
            </div>
          ))}
        </div>
        <LiveSum
          label={t('slices')}
          of="slices."
          make="amountCents"
          saved={{ sum: [...amountOf.values()].reduce((sum, cents) => sum + cents, 0), make: amountCents }}
        />
      </div>
    </Drawer>
  );
}
