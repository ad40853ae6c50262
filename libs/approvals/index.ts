import { ApprovalCase, ApprovalDecision } from './approval-case.entity.js';
import { ApprovalRoute, ApprovalRouteStep } from './approval-route.entity.js';
import { Deliberation } from './deliberation.entity.js';

export { Approvals, type CaseSummary, type OpenCase, type Subject } from './approvals.js';
export { ApprovalsModule } from './approvals.module.js';
export type { ApprovalSubject, CaseOutcome, InForce, SubjectView } from './approval-subject.js';
export { ApproveCase } from './approve-case.js';
export { CaseView } from './case-view.js';
export { GiveOpinion } from './give-opinion.js';
export { NotifyDeliberation } from './notify-deliberation.js';
export { PublishDeliberation } from './publish-deliberation.js';
export { RecordDeliberation } from './record-deliberation.js';
export { RefuseCase } from './refuse-case.js';
export { ReturnCase } from './return-case.js';
export { TransmitDeliberation } from './transmit-deliberation.js';

export const entities = [ApprovalRoute, ApprovalRouteStep, ApprovalCase, ApprovalDecision, Deliberation];
