import { ChoiceField, ChoicesField, CentsField, DateField, ListField, TextField } from '#libs/platform';
import { COUNTRIES } from '#libs/kernel';

/**
 * The form after rules 2.7 to 2.11 and 2.18, section by section. Everything may be missing while the application is a draft;
 * `completeness.rules.ts` says what a submission needs. Identity is not here: it is the organisation's, asked once.
 */

/** Accounts of the budget chart (rule 2.9) and of voluntary contributions in kind (rule 2.10). */
export const CHARGES = ['60', '61', '62', '63', '64', '65', '66', '67', '68'] as const;
export const PRODUITS = ['70', '73', '74', '75', '76', '77', '78'] as const;
export const VOLUNTARY_CHARGES = ['860', '861', '862', '864'] as const;
export const VOLUNTARY_PRODUITS = ['870', '871', '875'] as const;

const LONG = 4000;

/** Who answers for the project. The address is checked at submission, so that one half typed can be saved. */
export class ContactAnswers {
  @TextField({ optional: true }) name?: string | null;
  @TextField({ optional: true }) role?: string | null;
  @TextField({ optional: true }) email?: string | null;
  @TextField({ optional: true, max: 40 }) phone?: string | null;
}

/** What kind of aid is asked for: the header of the form (rule 2.7) and the yearly total of public aid (rule 2.16). */
export class RequestAnswers {
  @ChoiceField(['cash', 'in-kind'], { optional: true }) aid?: string | null;
  @ChoiceField(['first', 'renewal'], { optional: true }) renewal?: string | null;
  @ChoiceField(['project', 'running-costs'], { optional: true }) purpose?: string | null;
  @ChoiceField(['yearly', 'multi-year'], { optional: true }) duration?: string | null;
  @CentsField({
    optional: true,
    description: 'Cash grants of all public bodies to the organisation this year, in cents (rule 2.16)',
  })
  publicAidCents?: bigint | null;
}

export class ProjectAnswers {
  @TextField({ optional: true }) title?: string | null;
  @TextField({ optional: true, max: LONG }) aims?: string | null;
  @TextField({ optional: true, max: LONG }) need?: string | null;
  @TextField({ optional: true, max: LONG, description: 'Whom the project serves' }) public?: string | null;
  @TextField({ optional: true, max: LONG }) means?: string | null;
}

export class PlaceAnswers {
  @ChoicesField(COUNTRIES, { optional: true, description: 'ISO 3166-1 alpha-2' }) countries?: string[] | null;
  @TextField({ optional: true, max: 500 }) place?: string | null;
  @DateField({ optional: true }) startsOn?: string | null;
  @DateField({ optional: true }) endsOn?: string | null;
}

/** A body on the spot that the project works through, by name (rule 2.18). */
export class Partner {
  @TextField({ optional: true }) name?: string | null;
  @ChoiceField(COUNTRIES, { optional: true }) country?: string | null;
  @TextField({ optional: true, max: 500 }) role?: string | null;
  @CentsField({
    optional: true,
    description: 'Part of the grant passed on to this partner, in cents; needs a clause in the agreement',
  })
  receivesCents?: bigint | null;
}

export class PartnersAnswers {
  @ListField(() => Partner, { optional: true, max: 20 }) partners?: Partner[] | null;
}

const lineOf = (accounts: readonly string[]) => {
  class Line {
    @ChoiceField(accounts, { optional: true }) account?: string | null;
    @TextField({ optional: true }) label?: string | null;
    @CentsField({ optional: true }) amountCents?: bigint | null;
  }
  return Line;
};

export class ChargeLine extends lineOf(CHARGES) {}
export class ProduitLine extends lineOf(PRODUITS) {}
export class VoluntaryChargeLine extends lineOf(VOLUNTARY_CHARGES) {}
export class VoluntaryProduitLine extends lineOf(VOLUNTARY_PRODUITS) {}

/** The budget plan. The amount asked is itself one of the produits and is not repeated in their list. */
export class BudgetAnswers {
  @ListField(() => ChargeLine, { optional: true, max: 60 }) charges?: ChargeLine[] | null;
  @ListField(() => ProduitLine, { optional: true, max: 60 }) produits?: ProduitLine[] | null;
  @CentsField({ optional: true, description: 'Asked of the city, in cents' }) askedCents?: bigint | null;
  @ListField(() => VoluntaryChargeLine, { optional: true, max: 20 }) voluntaryCharges?: VoluntaryChargeLine[] | null;
  @ListField(() => VoluntaryProduitLine, { optional: true, max: 20 }) voluntaryProduits?: VoluntaryProduitLine[] | null;
}

export class Indicator {
  @TextField({ optional: true }) name?: string | null;
  @TextField({ optional: true, max: 100, description: 'What is to be reached, with its unit: `1 200 people`' })
  target?: string | null;
}

export class IndicatorsAnswers {
  @ListField(() => Indicator, { optional: true, max: 20 }) indicators?: Indicator[] | null;
}
