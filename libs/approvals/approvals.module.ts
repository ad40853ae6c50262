import { Global, Module } from '@nestjs/common';
import './approval.acts.js';
import './approvals.permissions.js';
import { Approvals } from './approvals.js';
import './deliberation.acts.js';

@Global()
@Module({ providers: [Approvals], exports: [Approvals] })
export class ApprovalsModule {}
