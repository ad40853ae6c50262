import { Global, Module } from '@nestjs/common';
import { Deliver } from './deliver.js';
import { FanOut } from './fan-out.js';
import { Mailer } from './mailer.js';
import './delivery.acts.js';
import './notices.permissions.js';
import { Notices } from './notices.js';

@Global()
@Module({ providers: [Notices, FanOut, Deliver, Mailer], exports: [Notices, Deliver] })
export class NoticesModule {}
