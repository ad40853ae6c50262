import {
  AllowedActDto,
  CentsField,
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  ListQuery,
  ObjectField,
  pageOf,
  TextField,
  TextsField,
} from '#libs/platform';
import { HappeningDto } from '#libs/history';
import { GRANT_STATES, type GrantState } from './grant.acts.js';

/** `due` is not stored: planned, in force, and its day or condition has come. */
export const SHOWN_INSTALMENT_STATES = ['planned', 'due', 'ordered', 'paid', 'cancelled'] as const;

export class GrantQuery extends ListQuery {
  @ChoiceField(GRANT_STATES, { optional: true }) state?: GrantState | null;
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @IntField({ optional: true, min: 2000, max: 2100 }) year?: number | null;
  @IdField({ optional: true }) organisationId?: string | null;
  @IdField({ optional: true }) applicationId?: string | null;
  @IdField({ optional: true, description: 'A commitment authority' }) authorityId?: string | null;
}

export class GrantItemDto {
  @IdField() id!: string;
  @TextField() reference!: string;
  @TextField({ max: 500 }) title!: string;
  @IdField() organisationId!: string;
  @TextField() organisationName!: string;
  @TextField() programmeCode!: string;
  @TextField() programmeName!: string;
  @IntField() fiscalYear!: number;
  @CentsField({ description: 'Granted, or proposed while nothing is decided' }) amountCents!: bigint;
  @CentsField() paidCents!: bigint;
  @ChoiceField(GRANT_STATES) state!: GrantState;
  @TextField() stateLabel!: string;
  @InstantField({ description: 'Since when it is in this state' }) movedAt!: Date;
}

export class GrantPage extends pageOf(GrantItemDto) {
  @CentsField({ description: 'Amounts of the whole filter' }) totalCents!: bigint;
}

export class RoadStepDto {
  @TextField() key!: string;
  @ChoiceField(['done', 'now', 'ahead', 'stopped']) state!: 'done' | 'now' | 'ahead' | 'stopped';
  @DateField({ optional: true }) on!: string | null;
}

export class RoadDto {
  @ListField(() => RoadStepDto) steps!: RoadStepDto[];
  @TextField({ optional: true, description: 'Who holds the step now' }) holder!: string | null;
  @DateField({ optional: true }) since!: string | null;
  @DateField({ optional: true }) until!: string | null;
  @TextField({ optional: true, max: 500, description: 'What comes next, in words' }) next!: string | null;
}

export class InstalmentDto {
  @IdField() id!: string;
  @IntField() position!: number;
  @CentsField() amountCents!: bigint;
  @DateField({ optional: true }) dueOn!: string | null;
  @TextField({ optional: true, max: 500 }) condition!: string | null;
  @DateField({ optional: true }) conditionMetOn!: string | null;
  @DateField({ optional: true, description: 'The last day to pay without being late (rule 2.4)' }) payBy!:
    string | null;
  @DateField({ optional: true }) paidOn!: string | null;
  @ChoiceField(SHOWN_INSTALMENT_STATES) state!: (typeof SHOWN_INSTALMENT_STATES)[number];
  @TextField() stateLabel!: string;
}

export class AgreementDto {
  @FlagField({ description: 'Compulsory by the yearly total (rule 2.2)' }) required!: boolean;
  @CentsField({ description: 'Decided for this organisation in the fiscal year' }) yearlyTotalCents!: bigint;
  @CentsField({ description: 'Above it an agreement is compulsory' }) thresholdCents!: bigint;
  @InstantField({ optional: true }) drawnUpAt!: Date | null;
  @InstantField({ optional: true }) signedCopyAt!: Date | null;
  @DateField({ optional: true }) signedOn!: string | null;
  @TextField({ optional: true }) signedByName!: string | null;
}

export class GrantMoneyDto {
  @CentsField() reservedCents!: bigint;
  @CentsField() committedCents!: bigint;
  @CentsField() orderedCents!: bigint;
  @CentsField() paidCents!: bigint;
}

export class GrantPurposeDto {
  @TextField() code!: string;
  @TextField({ description: 'In the reader’s language' }) label!: string;
  @IntField({ description: 'Whole percent' }) sharePercent!: number;
}

export class GrantAuthorityDto {
  @IdField() id!: string;
  @TextField() number!: string;
  @TextField() label!: string;
  @CentsField() reservedCents!: bigint;
  @CentsField() committedCents!: bigint;
}

/** A year's part of a grant of several years. */
export class GrantSliceDto extends GrantMoneyDto {
  @IntField() year!: number;
  @CentsField({ description: 'As decided' }) amountCents!: bigint;
  @CentsField({ description: 'Left over from the year before, and added' }) addedCents!: bigint;
  @CentsField({ description: 'Not used, and added to the next year' }) lapsedCents!: bigint;
  @FlagField({ description: 'Committed on the payment credits of its year' }) open!: boolean;
  @IdField({ optional: true, description: 'The budget line that pays it' }) lineId!: string | null;
}

export class GrantDto extends GrantItemDto {
  @IntField() version!: number;
  @TextField({ max: 5000 }) purpose!: string;
  @ListField(() => GrantPurposeDto, { description: 'What it pays, in shares; empty where none are named' })
  purposes!: GrantPurposeDto[];
  @TextsField() countryNames!: string[];
  @IdField() applicationId!: string;
  @TextField({ optional: true }) receiptNumber!: string | null;
  @IdField() lineId!: string;
  @TextField() lineLabel!: string;
  @CentsField() proposedCents!: bigint;
  @CentsField({ optional: true }) grantedCents!: bigint | null;
  @TextField({ optional: true }) deliberationNumber!: string | null;
  @DateField({ optional: true }) votedOn!: string | null;
  @DateField({ optional: true }) inForceOn!: string | null;
  @TextField({ optional: true, max: 2000, description: 'Why it was refused or abandoned' }) endReason!: string | null;
  @IdField({ optional: true, description: 'Its approval case; office only' }) caseId!: string | null;
  @ObjectField(() => AgreementDto) agreement!: AgreementDto;
  @ListField(() => InstalmentDto) instalments!: InstalmentDto[];
  @ObjectField(() => GrantMoneyDto, { description: 'Over all years' }) money!: GrantMoneyDto;
  @ObjectField(() => GrantAuthorityDto, { optional: true }) authority!: GrantAuthorityDto | null;
  @ListField(() => GrantSliceDto, { description: 'By year; none for a grant of one year' }) slices!: GrantSliceDto[];
  @ObjectField(() => RoadDto) road!: RoadDto;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
  @ListField(() => HappeningDto, { description: 'Newest first' }) timeline!: HappeningDto[];
}

export class PlannedInstalmentDto {
  @CentsField({ min: 1n }) amountCents!: bigint;
  @DateField({ optional: true, description: 'Either a day …' }) dueOn?: string | null;
  @TextField({ optional: true, max: 500, description: '… or a condition that the officer confirms' }) condition?:
    string | null;
}

export class NamedPurposeDto {
  @TextField({ max: 30 }) code!: string;
  @IntField({ optional: true, max: 100, description: 'Whole percent; nothing and 0 leave the purpose out' })
  sharePercent?: number | null;
}

export class PlannedSliceDto {
  @IntField({ min: 2000, max: 2100 }) year!: number;
  @CentsField({ min: 1n }) amountCents!: bigint;
}

export class ReviseGrantDto {
  @IdField({ optional: true, description: 'The budget line; the programme’s first of the year when left out' })
  lineId?: string | null;
  @CentsField({ min: 1n, description: 'Not above what was recommended' }) amountCents!: bigint;
  @TextField({ max: 5000 }) purpose!: string;
  @ListField(() => PlannedInstalmentDto, { max: 24 }) instalments!: PlannedInstalmentDto[];
  @ListField(() => NamedPurposeDto, { optional: true, max: 20, description: 'Needed where a service’s 1 % pays' })
  purposes?: NamedPurposeDto[] | null;
  @IdField({ optional: true, description: 'The commitment authority of a grant of several years (rule 3.10)' })
  authorityId?: string | null;
  @ListField(() => PlannedSliceDto, {
    optional: true,
    max: 10,
    description: 'With an authority: each year once; they make the amount',
  })
  slices?: PlannedSliceDto[] | null;
}

export class ProposeGrantDto extends ReviseGrantDto {
  @IdField() applicationId!: string;
}

export class GrantIdDto {
  @IdField() id!: string;
}

export class SplitQuery {
  @IntField({ min: 1, max: 1_000_000_000_000, description: 'Whole cents of a euro' }) amountCents!: number;
  @IntField({ min: 1, max: 24 }) count!: number;
  @DateField() firstOn!: string;
  @IntField({ min: 1, max: 12, optional: true, description: 'Months from one to the next; 1 when left out' })
  monthsApart?: number | null;
}

export class ConfirmConditionDto {
  @IdField() instalmentId!: string;
  @DateField({ optional: true, description: 'Today when left out' }) metOn?: string | null;
}

export class DrawUpGrantDto {
  @ChoiceField(['fr', 'en']) language!: 'fr' | 'en';
  @FlagField({ optional: true, description: 'The beneficiary may keep what is not spent (rule 2.3)' })
  keepsUnspent?: boolean | null;
}

export class AbandonGrantDto {
  @TextField({ max: 2000 }) reason!: string;
}

export class ProposalLineDto {
  @IdField() id!: string;
  @TextField() label!: string;
  @CentsField() availableCents!: bigint;
}

export class ProposalPurposeDto {
  @TextField() code!: string;
  @TextField({ description: 'In the reader’s language' }) label!: string;
}

export class ProposalAuthorityDto {
  @IdField() id!: string;
  @TextField({ max: 300 }) label!: string;
  @CentsField() availableCents!: bigint;
}

/** What the form to propose a grant starts from. */
export class ProposalDto {
  @IdField() applicationId!: string;
  @TextsField({ length: 500, description: 'Why nothing can be proposed now; empty when it can' }) reasons!: string[];
  @TextField() receiptNumber!: string;
  @TextField({ max: 500 }) title!: string;
  @TextField() organisationName!: string;
  @CentsField() askedCents!: bigint;
  @CentsField() recommendedCents!: bigint;
  @TextField({ optional: true, max: 5000 }) opinion!: string | null;
  @ListField(() => ProposalLineDto) lines!: ProposalLineDto[];
  @ListField(() => ProposalPurposeDto, { description: 'What the programme’s grants may be for' })
  purposes!: ProposalPurposeDto[];
  @ListField(() => ProposalAuthorityDto, { description: 'For a grant of several years' })
  authorities!: ProposalAuthorityDto[];
  @IntField({ description: 'Of the call; the first slice is of the line’s year' }) fiscalYear!: number;
  @CentsField({ description: 'Decided this fiscal year for this organisation, this proposal not included' })
  yearlyTotalCents!: bigint;
  @CentsField() thresholdCents!: bigint;
}
