import {
  AllowedActDto,
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  ListQuery,
  pageOf,
  TextField,
} from '#libs/platform';
import { DELIVERY_STATES } from './delivery.acts.js';

export class DeliveriesQueryDto extends ListQuery {
  @ChoiceField(DELIVERY_STATES, { optional: true }) state?: string | null;
  @FlagField({ optional: true, description: 'Only those that want a person: failed, or of unknown outcome' })
  attention?: boolean | null;
}

export class AttemptDto {
  @InstantField() at!: string;
  @TextField() outcome!: string;
  @TextField() outcomeLabel!: string;
  @TextField({ optional: true, max: 500 }) detail?: string | null;
  @TextField({ optional: true }) by?: string | null;
}

export class DeliveryDto {
  @IdField() id!: string;
  @IntField() version!: number;
  @TextField() address!: string;
  @TextField({ max: 500 }) subject!: string;
  @TextField({ max: 5000 }) body!: string;
  @TextField({ optional: true, max: 1000 }) link!: string | null;
  @TextField({ optional: true }) linkLabel!: string | null;
  @TextField({ description: 'Message-ID: the same for every attempt' }) messageId!: string;
  @ChoiceField(DELIVERY_STATES) state!: string;
  @TextField() stateLabel!: string;
  @InstantField() createdAt!: Date;
  @InstantField() changedAt!: Date;
  @ListField(() => AttemptDto) log!: AttemptDto[];
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class DeliveryPage extends pageOf(DeliveryDto) {}
