import { FlagField, IdField, InstantField, IntField, ListQuery, pageOf, TextField } from '#libs/platform';

export class NoticesQueryDto extends ListQuery {
  @FlagField({ optional: true, description: 'Only those not read yet' }) unread?: boolean | null;
}

export class NoticeDto {
  @IdField() id!: string;
  @TextField({ max: 500 }) subject!: string;
  @TextField({ max: 4000 }) text!: string;
  @TextField({ description: 'The page it is about' }) link!: string;
  @InstantField() createdAt!: Date;
  @InstantField({ optional: true }) readAt!: Date | null;
}

export class NoticePage extends pageOf(NoticeDto) {
  @IntField({ description: 'How many of all notices are not read yet' }) unread!: number;
}

export class UnreadDto {
  @IntField() unread!: number;
}
