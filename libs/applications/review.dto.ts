import {
  AllowedActDto,
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  TextField,
} from '#libs/platform';
import { REVIEW_STATES } from './review.acts.js';
import { CRITERIA, type Criterion, MAX_SCORE } from './review.rules.js';

export class ScoreDto {
  @ChoiceField(CRITERIA) criterion!: Criterion;
  @IntField({ min: 0, max: MAX_SCORE }) score!: number;
}

export class ScoreReviewDto {
  @ListField(() => ScoreDto, { max: 5 }) scores!: ScoreDto[];
  @TextField({ max: 4000 }) comment!: string;
}

export class RecuseReviewDto {
  @TextField({ max: 2000, description: 'What the interest is' }) reason!: string;
}

export class ReviewDto {
  @IdField() id!: string;
  @IdField() reviewerId!: string;
  @TextField() reviewerName!: string;
  @FlagField({ description: 'The reader’s own' }) mine!: boolean;
  @ChoiceField(REVIEW_STATES) state!: string;
  @TextField() stateLabel!: string;
  @InstantField() assignedAt!: Date;
  @InstantField({ description: 'Since when it is in this state' }) movedAt!: Date;
  @TextField({ optional: true, max: 2000 }) recusalReason!: string | null;
  @ListField(() => ScoreDto) scores!: ScoreDto[];
  @IntField({ optional: true, description: 'Of 100 points, in hundredths' }) totalHundredths!: number | null;
  @TextField({ optional: true, max: 4000 }) comment!: string | null;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

/** Somebody who may be asked for a review. */
export class ReviewerDto {
  @IdField() id!: string;
  @TextField() name!: string;
}
