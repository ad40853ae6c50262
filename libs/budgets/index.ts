import { AuthorityEntry, AuthorityGrant, AuthorityPlan, CommitmentAuthority } from './authority.entity.js';
import { BudgetAct, BudgetActLine, ChartAccount } from './budget-act.entity.js';
import { BudgetLine } from './budget-line.entity.js';
import { AccrualRule, FiscalYearRow } from './fiscal-year.entity.js';
import { FundingRule, FundingSource, SourceRevenue, SourceYear } from './funding-source.entity.js';
import { LedgerEntry } from './ledger-entry.entity.js';
import { LineGrant } from './line-grant.entity.js';
import { OpenAccrual } from './open-accrual.entity.js';
import { Programme } from './programme.entity.js';

export { BudgetsModule } from './budgets.module.js';
export { type EndOfYear, Ledger, type Move } from './ledger.js';
export {
  grantHoldings,
  grantPosition,
  missingFromSum,
  type GrantPosition,
  position,
  type Position,
  positions,
  waitingAccruals,
} from './position.js';
export {
  followingLineSql,
  holdLine,
  lineById,
  lineFor,
  lineOfGrant,
  linesOfYear,
  linesFor,
  type LineView,
  programmeByCode,
  programmes,
  type ProgrammeView,
} from './budgets.repository.js';
export {
  type AccrualRuleView,
  accrualRules,
  closeFiscalYear,
  fiscalYear,
  fiscalYears,
  type FiscalYearView,
  lockFiscalYear,
  refuseLate,
} from './fiscal-years.repository.js';
export { GENERAL, sourceLabels, sourceNames } from './funding-sources.repository.js';
export { RecordRevenueFundingSource } from './record-revenue-funding-source.js';
export { PositionDto } from './budget.dto.js';
export { sumOf } from './budget-lines.view.js';
export { AdoptBudgetAct } from './adopt-budget-act.js';
export { AttachBudgetAct } from './attach-budget-act.js';
export type { BudgetActKind } from './budget-act.rules.js';
export type { SideInput } from './budget-acts.repository.js';
export { DraftBudgetAct } from './draft-budget-act.js';

export { Authorities, type AuthorityMove } from './authorities.js';
export { authoritiesFor, authorityById, authorityGrant, type AuthorityView } from './authorities.repository.js';
export { type AuthorityPosition, authorityPosition, authorityPositions, yearsOf } from './authority-position.js';
export { AuthorityPositionDto } from './authority.dto.js';
export { VoteAuthority } from './vote-authority.js';

export const entities = [
  ...[Programme, FiscalYearRow, AccrualRule, BudgetLine, LineGrant, LedgerEntry, OpenAccrual],
  ...[FundingSource, FundingRule, SourceYear, SourceRevenue],
  ...[BudgetAct, BudgetActLine, ChartAccount],
  ...[CommitmentAuthority, AuthorityGrant, AuthorityPlan, AuthorityEntry],
];
