import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '#libs/access';
import { type Actor, notFound } from '#libs/kernel';
import { Database } from '#libs/platform';
import { NoticePage, NoticesQueryDto, UnreadDto } from './notice.dto.js';
import { listNotices, markAllRead, markRead, unreadCount } from './notices.repository.js';

/** What the reader was told; each sees their own only. */
@ApiTags('notices')
@Controller('api/notices')
@SignedIn()
export class NoticesController {
  constructor(private readonly db: Database) {}

  @Get()
  @ApiOkResponse({ type: NoticePage })
  async list(@CurrentActor() actor: Actor, @Query() query: NoticesQueryDto): Promise<NoticePage> {
    const [page, unread] = await Promise.all([
      listNotices(this.db, actor.id, actor.language, query),
      unreadCount(this.db, actor.id),
    ]);
    return { ...page, unread };
  }

  @Get('unread')
  @ApiOkResponse({ type: UnreadDto })
  async unread(@CurrentActor() actor: Actor): Promise<UnreadDto> {
    return { unread: await unreadCount(this.db, actor.id) };
  }

  @Post(':id/mark-read')
  @HttpCode(204)
  @ApiNoContentResponse()
  async markRead(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    if (!(await this.db.transaction((tx) => markRead(tx, id, actor.id)))) notFound();
  }

  @Post('mark-all-read')
  @HttpCode(204)
  @ApiNoContentResponse()
  markAllRead(@CurrentActor() actor: Actor): Promise<void> {
    return this.db.transaction((tx) => markAllRead(tx, actor.id));
  }
}
