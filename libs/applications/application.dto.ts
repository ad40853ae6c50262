import {
  AllowedActDto,
  CentsField,
  ChoiceField,
  FlagField,
  IdField,
  IdsField,
  InstantField,
  IntField,
  ListField,
  ObjectField,
  TextField,
  TextsField,
} from '#libs/platform';
import { HappeningDto } from '#libs/history';
import { APPLICATION_STATES } from './application.acts.js';
import { CallItemDto, WeightDto } from './call.dto.js';
import { Answers, FILE_KINDS, type Section, SECTIONS } from './form.js';
import { ReviewDto } from './review.dto.js';

export class StartApplicationDto {
  @IdField() callId!: string;
  @IdField({ optional: true, description: 'For people who write for several organisations' }) organisationId?:
    string | null;
}

/** Exactly one section, whole, and the version of it that was read (0 when it was never saved). */
export class SaveApplicationDto extends Answers {
  @IntField() version!: number;
}

export class TotalsDto {
  @CentsField() chargesCents!: bigint;
  @CentsField({ description: 'The amount asked included' }) produitsCents!: bigint;
  @CentsField() askedCents!: bigint;
  @CentsField() voluntaryChargesCents!: bigint;
  @CentsField() voluntaryProduitsCents!: bigint;
  @IntField({ optional: true, description: 'Amount asked of the cash total, in hundredths of a percent (rule 2.11)' })
  shareBp!: number | null;
}

export class SavedDto {
  @ChoiceField(SECTIONS) section!: Section;
  @IntField({ description: 'Send it with the next change of this section' }) version!: number;
  @InstantField() savedAt!: Date;
  @ObjectField(() => TotalsDto) totals!: TotalsDto;
}

export class SubmitApplicationDto {
  @FlagField({ description: 'Sworn statement (rule 2.7)' }) sworn!: boolean;
  @FlagField({ description: 'Republican commitment contract (rule 2.14)' }) republicanCommitment!: boolean;
}

export class ReceiptDto {
  @IdField() applicationId!: string;
  @TextField() receiptNumber!: string;
  @InstantField() submittedAt!: Date;
  @TextField({ description: 'The instant to the second, Paris time, in the reader’s language' })
  submittedAtText!: string;
}

export class QuestionApplicationDto {
  @TextField({ max: 4000 }) text!: string;
}

export class AnswerApplicationDto {
  @IdField() questionId!: string;
  @TextField({ max: 8000 }) text!: string;
}

export class AssignApplicationDto {
  @IdsField({ max: 10 }) reviewerIds!: string[];
}

export class RecommendApplicationDto {
  @CentsField({ min: 1n }) amountCents!: bigint;
  @TextField({ max: 4000, description: 'Why this amount: the officer’s opinion' }) opinion!: string;
}

export class SetAsideApplicationDto {
  @TextField({ max: 2000, description: 'The organisation reads it' }) reason!: string;
}

export class IdDto {
  @IdField() id!: string;
}

export class MissingDto {
  @TextField() code!: string;
  @TextField({ description: 'The field that mends it, e.g. `budget.charges`' }) path!: string;
  @TextField({ description: 'The section, or `files`' }) section!: string;
  @TextField({ max: 500 }) message!: string;
}

export class SectionDto {
  @ChoiceField(SECTIONS) key!: Section;
  @TextField() label!: string;
  @IntField({ description: 'Send it when saving the section' }) version!: number;
  @IntField({ description: 'How many things it still lacks' }) missing!: number;
}

export class FileDto {
  @IdField() id!: string;
  @ChoiceField(FILE_KINDS) kind!: string;
  @TextField() kindLabel!: string;
  @TextField() name!: string;
  @TextField() mime!: string;
  @IntField({ description: 'Bytes' }) size!: number;
  @TextField() sha256!: string;
  @InstantField() addedAt!: Date;
  @IdField({ optional: true, description: 'The question that it answers' }) questionId!: string | null;
}

export class QuestionDto {
  @IdField() id!: string;
  @TextField({ max: 4000 }) text!: string;
  @TextField() askedByName!: string;
  @InstantField() askedAt!: Date;
  @TextField({ optional: true, max: 8000 }) answer!: string | null;
  @TextField({ optional: true }) answeredByName!: string | null;
  @InstantField({ optional: true }) answeredAt!: Date | null;
}

export class CountryDto {
  @TextField({ description: 'ISO 3166-1 alpha-2' }) code!: string;
  @TextField() name!: string;
}

/** What the applicant had before. */
export class PastGrantDto {
  @IdField() id!: string;
  @IntField() year!: number;
  @TextField() giver!: string;
  @TextField({ optional: true, max: 2000 }) purpose!: string | null;
  @ChoiceField(['granted', 'refused']) outcome!: string;
  @CentsField() amountCents!: bigint;
  @ChoiceField(['number', 'name'], { description: 'Found by an official number, or by the name alone' })
  matchedBy!: string;
}

export class ApplicationDto {
  @IdField() id!: string;
  @IntField() version!: number;
  @ChoiceField(APPLICATION_STATES) state!: string;
  @TextField() stateLabel!: string;
  @InstantField({ description: 'Since when it is in this state' }) movedAt!: Date;
  @TextField({ max: 500, description: 'Who holds it now and what comes next' }) next!: string;
  @IdField() organisationId!: string;
  @TextField() organisationName!: string;
  @ObjectField(() => CallItemDto) call!: CallItemDto;
  @TextField() title!: string;
  @ListField(() => CountryDto) countries!: CountryDto[];
  @ObjectField(() => Answers) answers!: Answers;
  @ObjectField(() => TotalsDto) totals!: TotalsDto;
  @ListField(() => SectionDto, { description: 'The sections of this form, in order' }) sections!: SectionDto[];
  @TextsField({ description: 'Kinds of files that the form needs' }) requiredFiles!: string[];
  @ListField(() => MissingDto, { description: 'What a submission still lacks; empty once submitted' })
  missing!: MissingDto[];
  @ListField(() => FileDto) files!: FileDto[];
  @ListField(() => QuestionDto) questions!: QuestionDto[];
  @ObjectField(() => ReceiptDto, { optional: true }) receipt!: ReceiptDto | null;
  @TextField({ optional: true, max: 2000 }) refusedReason!: string | null;
  @ListField(() => WeightDto, { description: 'Criteria of the call' }) criteria!: WeightDto[];
  @ListField(() => ReviewDto, { description: 'For the office; a reviewer sees the others’ once their own is done' })
  reviews!: ReviewDto[];
  @IntField({ optional: true, description: 'Mean of the reviews, of 100 points, in hundredths; for the office only' })
  scoreHundredths!: number | null;
  @CentsField({ optional: true, description: 'For the office only' }) recommendedCents!: bigint | null;
  @TextField({ optional: true }) recommendedByName!: string | null;
  @TextField({ optional: true, max: 4000, description: 'The officer’s opinion; for the office only' }) opinion!:
    string | null;
  @CentsField({ optional: true, description: 'What the call’s envelope still holds; for the office only' })
  envelopeLeftCents!: bigint | null;
  @ListField(() => PastGrantDto, { description: 'What the organisation had before, newest first; for the office only' })
  pastGrants!: PastGrantDto[];
  @ListField(() => HappeningDto) timeline!: HappeningDto[];
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}
