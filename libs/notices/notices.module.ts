import { Global, Module } from '@nestjs/common';
import { ConfirmDelivery } from './confirm-delivery.js';
import { Deliver } from './deliver.js';
import { DeliveriesController } from './deliveries.controller.js';
import { FanOut } from './fan-out.js';
import { Mailer } from './mailer.js';
import './delivery.acts.js';
import './notices.permissions.js';
import { Notices } from './notices.js';
import { NoticesController } from './notices.controller.js';
import { RetryDelivery } from './retry-delivery.js';

@Global()
@Module({
  controllers: [NoticesController, DeliveriesController],
  providers: [Notices, FanOut, Deliver, Mailer, RetryDelivery, ConfirmDelivery],
  exports: [Notices],
})
export class NoticesModule {}
