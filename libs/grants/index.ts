import { Grant } from './grant.entity.js';
import { GrantResult, GrantTarget, Indicator } from './indicator.entity.js';
import { Instalment } from './instalment.entity.js';
import { GrantPurpose, Purpose, PurposeRule } from './purpose.entity.js';
import { GrantSlice } from './slice.entity.js';

export { GrantsModule } from './grants.module.js';
export { accountingDate, agreementThreshold, DAYS_TO_PAY } from './grant.rules.js';
export { GRANT_STATES, type GrantState } from './grant.acts.js';
export {
  type InstalmentForOrder,
  instalmentForOrder,
  markOrdered,
  markPaid,
  markRejected,
  markReturned,
} from './instalment-for-order.js';
export { type DueInstalment, dueInstalments } from './due-instalments.js';
export { OpenSlices, slicesToOpen, type SliceToOpen } from './open-slices.js';
export { postponeSlices } from './slices.repository.js';
export { joinGrantTimeline } from './grant-timeline.js';
export { ProposeGrant, type ProposeInput } from './propose-grant.js';
export { CloseGrant } from './close-grant.js';
export { DrawUpGrant } from './draw-up-grant.js';
export { GiveSignedGrant } from './give-signed-grant.js';
export { SignGrant } from './sign-grant.js';
export { type IndicatorResult, resultsOf } from './results.js';

export const entities = [
  ...[Grant, GrantSlice, Instalment, Indicator, GrantTarget, GrantResult],
  ...[Purpose, PurposeRule, GrantPurpose],
];
