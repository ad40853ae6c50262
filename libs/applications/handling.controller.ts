import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor, holdersOf } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { AnswerApplication } from './answer-application.js';
import {
  AnswerApplicationDto,
  AssignApplicationDto,
  IdDto,
  QuestionApplicationDto,
  RecommendApplicationDto,
  SetAsideApplicationDto,
} from './application.dto.js';
import { AssignApplication } from './assign-application.js';
import { CompleteApplication } from './complete-application.js';
import { ConcludeApplication } from './conclude-application.js';
import { QuestionApplication } from './question-application.js';
import { RecommendApplication } from './recommend-application.js';
import { ReviewerDto } from './review.dto.js';
import { SetAsideApplication } from './set-aside-application.js';

/** What is done with an application after it was submitted. */
@ApiTags('applications')
@Controller('api/applications')
export class HandlingController {
  constructor(
    private readonly db: Database,
    private readonly questionApplication: QuestionApplication,
    private readonly answerApplication: AnswerApplication,
    private readonly completeApplication: CompleteApplication,
    private readonly assignApplication: AssignApplication,
    private readonly concludeApplication: ConcludeApplication,
    private readonly recommendApplication: RecommendApplication,
    private readonly setAsideApplication: SetAsideApplication,
  ) {}

  /** Who may be asked for a review. */
  @Get('reviewers')
  @Can('application.check')
  @ApiOkResponse({ type: [ReviewerDto] })
  async reviewers(): Promise<ReviewerDto[]> {
    return (await holdersOf(this.db, 'review.write')).map(({ id, name }) => ({ id, name }));
  }

  @Post(':id/question')
  @Can('application.check')
  @ApiCreatedResponse({ type: IdDto })
  question(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { text }: QuestionApplicationDto,
  ): Promise<IdDto> {
    return this.questionApplication.run(actor, id, text);
  }

  @Post(':id/answer')
  @HttpCode(204)
  @Can('application.write')
  @ApiNoContentResponse()
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: AnswerApplicationDto,
  ): Promise<void> {
    return this.answerApplication.run(actor, id, input.questionId, input.text);
  }

  @Post(':id/complete')
  @HttpCode(204)
  @Can('application.check')
  @ApiNoContentResponse()
  complete(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.completeApplication.run(actor, id);
  }

  @Post(':id/assign')
  @HttpCode(204)
  @Can('application.check')
  @ApiNoContentResponse()
  assign(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reviewerIds }: AssignApplicationDto,
  ): Promise<void> {
    return this.assignApplication.run(actor, id, reviewerIds);
  }

  @Post(':id/conclude')
  @HttpCode(204)
  @Can('application.check')
  @ApiNoContentResponse()
  conclude(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.concludeApplication.run(actor, id);
  }

  @Post(':id/recommend')
  @HttpCode(204)
  @Can('application.recommend')
  @ApiNoContentResponse()
  recommend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RecommendApplicationDto,
  ): Promise<void> {
    return this.recommendApplication.run(actor, id, input);
  }

  @Post(':id/set-aside')
  @HttpCode(204)
  @Can('application.recommend')
  @ApiNoContentResponse()
  setAside(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: SetAsideApplicationDto,
  ): Promise<void> {
    return this.setAsideApplication.run(actor, id, reason);
  }
}
