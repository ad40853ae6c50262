import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { Database, ListQuery } from '#libs/platform';
import { ConfirmDelivery } from './confirm-delivery.js';
import { DELIVERY_STATES, type DeliveryState } from './delivery.acts.js';
import { DeliveriesQueryDto, DeliveryDto, DeliveryPage } from './delivery.dto.js';
import { listDeliveriesFor, showDelivery } from './delivery-view.js';
import { RetryDelivery } from './retry-delivery.js';

/** Messages, for the administrator: kept ones where there is no mail server, and those that want a decision. */
@ApiTags('notices')
@Controller('api')
@Can('delivery.administer')
export class DeliveriesController {
  constructor(
    private readonly db: Database,
    private readonly retrying: RetryDelivery,
    private readonly confirming: ConfirmDelivery,
  ) {}

  @Get('kept-mails')
  @ApiOkResponse({ type: DeliveryPage })
  kept(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<DeliveryPage> {
    return listDeliveriesFor(this.db, actor, ['kept'], query);
  }

  @Get('deliveries')
  @ApiOkResponse({ type: DeliveryPage })
  list(@CurrentActor() actor: Actor, @Query() query: DeliveriesQueryDto): Promise<DeliveryPage> {
    const wanting: DeliveryState[] = ['failed', 'unknown'];
    const states = query.attention ? wanting : query.state ? [query.state as DeliveryState] : DELIVERY_STATES;
    return listDeliveriesFor(this.db, actor, states, query);
  }

  @Get('deliveries/:id')
  @ApiOkResponse({ type: DeliveryDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DeliveryDto> {
    return showDelivery(this.db, actor, id);
  }

  @Post('deliveries/:id/retry')
  @HttpCode(204)
  @ApiNoContentResponse()
  retry(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.retrying.run(actor, id);
  }

  @Post('deliveries/:id/confirm')
  @HttpCode(204)
  @ApiNoContentResponse()
  confirm(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.confirming.run(actor, id);
  }
}
