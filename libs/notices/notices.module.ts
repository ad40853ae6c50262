import { Global, Module } from '@nestjs/common';
import './delivery.acts.js';
import './notices.permissions.js';
import { Notices } from './notices.js';

@Global()
@Module({ providers: [Notices], exports: [Notices] })
export class NoticesModule {}
