import { Body, Controller, Get, Param, ParseIntPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor, namesOf, SignedIn } from '#libs/access';
import { type Actor, may } from '#libs/kernel';
import { allowedActs, Database, languageOf } from '#libs/platform';
import { ChangeFiscalYear } from './change-fiscal-year.js';
import { programmes } from './budgets.repository.js';
import { ChangeFiscalYearDto, FiscalYearDto, FiscalYearRowDto, FiscalYearSettingsDto } from './fiscal-year.dto.js';
import { accrualRules, fiscalYear, fiscalYears } from './fiscal-years.repository.js';

const Year = () => Param('year', ParseIntPipe);

@ApiTags('budgets')
@Controller('api/fiscal-years')
export class FiscalYearsController {
  constructor(
    private readonly db: Database,
    private readonly changing: ChangeFiscalYear,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: FiscalYearRowDto, isArray: true })
  async list(): Promise<FiscalYearRowDto[]> {
    return (await fiscalYears(this.db)).map(({ id: _id, closedBy: _by, ...year }) => year);
  }

  /** What the city set for a year: the complementary period, the ceiling of moves, what is accrued and carried over. */
  @Get(':year')
  @Can('budget.read')
  @ApiOkResponse({ type: FiscalYearSettingsDto })
  async show(@CurrentActor() actor: Actor, @Year() year: number): Promise<FiscalYearSettingsDto> {
    const { closed, closedAt, closedBy, ordersUntil, amendUntil, transferCeilingBp } = await fiscalYear(this.db, year);
    const names = new Map((await programmes(this.db)).map(({ code, name }) => [code, name]));
    const rules = (await accrualRules(this.db, year)).map(({ programmeId: _, ...rule }) => ({
      ...rule,
      programmeName: names.get(rule.programmeCode) ?? rule.programmeCode,
    }));
    const change = { act: 'fiscal-year.change', allowed: true, reasons: [], irreversible: false, needsReason: false };
    return {
      ...{ year, closed, closedAt, ordersUntil, amendUntil, transferCeilingBp, rules },
      closedByName: (await namesOf(this.db, [closedBy])).get(closedBy ?? '') ?? null,
      allowedActs: allowedActs(!closed && may(actor, 'fiscal-year.change') ? [change] : [], languageOf()),
    };
  }

  @Put(':year')
  @Can('fiscal-year.change')
  @ApiOkResponse({ type: FiscalYearDto })
  async change(
    @CurrentActor() actor: Actor,
    @Year() year: number,
    @Body() input: ChangeFiscalYearDto,
  ): Promise<FiscalYearDto> {
    await this.changing.run(actor, year, input);
    return { year, closed: false };
  }
}
