import { ApprovalCase, ApprovalDecision } from './approval-case.entity.js';
import { ApprovalRoute, ApprovalRouteStep } from './approval-route.entity.js';
import { Deliberation } from './deliberation.entity.js';

export { Approvals, type CaseSummary, type OpenCase, type Subject } from './approvals.js';
export { ApprovalsModule } from './approvals.module.js';
export type { ApprovalSubject, CaseOutcome, InForce, SubjectView } from './approval-subject.js';

export const entities = [ApprovalRoute, ApprovalRouteStep, ApprovalCase, ApprovalDecision, Deliberation];
