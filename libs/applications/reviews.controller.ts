import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { AcceptReview } from './accept-review.js';
import { RecuseReview } from './recuse-review.js';
import { RecuseReviewDto, ScoreReviewDto } from './review.dto.js';
import { ScoreReview } from './score-review.js';

/** One's own reviews; they are read with their application. */
@ApiTags('reviews')
@Controller('api/reviews')
export class ReviewsController {
  constructor(
    private readonly acceptReview: AcceptReview,
    private readonly recuseReview: RecuseReview,
    private readonly scoreReview: ScoreReview,
  ) {}

  @Post(':id/accept')
  @HttpCode(204)
  @Can('review.write')
  @ApiNoContentResponse()
  accept(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.acceptReview.run(actor, id);
  }

  @Post(':id/recuse')
  @HttpCode(204)
  @Can('review.write')
  @ApiNoContentResponse()
  recuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RecuseReviewDto,
  ): Promise<void> {
    return this.recuseReview.run(actor, id, reason);
  }

  @Post(':id/score')
  @HttpCode(204)
  @Can('review.write')
  @ApiNoContentResponse()
  score(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ScoreReviewDto,
  ): Promise<void> {
    return this.scoreReview.run(actor, id, input);
  }
}
