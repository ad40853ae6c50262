import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '#libs/access';
import { Documents } from '#libs/documents';
import { type Actor, type Clock, today } from '#libs/kernel';
import { CLOCK, Database, IdempotencyKey } from '#libs/platform';
import { CloseYearEnd } from './close-year-end.js';
import { OpenYearEnd } from './open-year-end.js';
import { ReviewYearEnd } from './review-year-end.js';
import {
  ReviewAsProposedDto,
  ReviewedDto,
  ReviewYearEndDto,
  TrialDto,
  YearClosedDto,
  YearEndDto,
  YearEndRowPage,
  YearEndRowQuery,
  YearOpenedDto,
} from './year-end.dto.js';
import { YearEndItemPage, YearEndItemQuery } from './year-end-item.dto.js';
import { showYearEndItems, yearEndItemsCsv } from './year-end-items.view.js';
import { showTrial, showYearEnd, showYearEndRows } from './year-end.view.js';

const Year = () => Param('year', ParseIntPipe);

/** The year end: review, trial, close, opening of the next year. */
@ApiTags('closing')
@Controller('api/year-ends/:year')
export class YearEndController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    private readonly reviewing: ReviewYearEnd,
    private readonly closing: CloseYearEnd,
    private readonly opening: OpenYearEnd,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Can('budget.read')
  @ApiOkResponse({ type: YearEndDto })
  show(@CurrentActor() actor: Actor, @Year() year: number): Promise<YearEndDto> {
    return showYearEnd(this.db, actor, year, today(this.clock));
  }

  /** What is committed and not ordered, with what the rules propose and what was chosen. */
  @Get('reviews')
  @Can('budget.read')
  @ApiOkResponse({ type: YearEndRowPage })
  reviews(@Year() year: number, @Query() query: YearEndRowQuery): Promise<YearEndRowPage> {
    return showYearEndRows(this.db, year, query);
  }

  /** What the close did: the list of accruals, carry-overs and lapses (rule 3.17). */
  @Get('items')
  @Can('budget.read')
  @ApiOkResponse({ type: YearEndItemPage })
  items(@Year() year: number, @Query() query: YearEndItemQuery): Promise<YearEndItemPage> {
    return showYearEndItems(this.db, year, query);
  }

  @Get('items.csv')
  @Can('budget.read')
  @ApiProduces('text/csv')
  async itemsFile(@Year() year: number, @Query() query: YearEndItemQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, await yearEndItemsCsv(this.db, year, query));
  }

  @Post('review')
  @Can('year-end.review')
  @HttpCode(200)
  @ApiOkResponse({ type: ReviewedDto })
  review(@CurrentActor() actor: Actor, @Year() year: number, @Body() input: ReviewYearEndDto): Promise<ReviewedDto> {
    return this.reviewing.run(actor, year, input.items);
  }

  @Post('review-as-proposed')
  @Can('year-end.review')
  @HttpCode(200)
  @ApiOkResponse({ type: ReviewedDto })
  reviewAsProposed(@CurrentActor() actor: Actor, @Year() year: number, @Body() input: ReviewAsProposedDto) {
    return this.reviewing.asProposed(actor, year, input.programme);
  }

  /** What the close would do, line by line; nothing changes. */
  @Post('try')
  @Can('year-end.review')
  @HttpCode(200)
  @ApiOkResponse({ type: TrialDto })
  async try(@CurrentActor() actor: Actor, @Year() year: number): Promise<TrialDto> {
    return showTrial(await this.closing.try(actor, year));
  }

  @Post('close')
  @Can('year-end.close')
  @ApiCreatedResponse({ type: YearClosedDto })
  close(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Year() year: number): Promise<YearClosedDto> {
    return this.closing.run(actor, year, key);
  }

  /** Opens the year after this one. */
  @Post('open')
  @Can('year-end.open')
  @ApiCreatedResponse({ type: YearOpenedDto })
  open(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Year() year: number): Promise<YearOpenedDto> {
    return this.opening.run(actor, year, key);
  }
}
