import { Delivery } from './delivery.entity.js';
import { Notice } from './notice.entity.js';

export { allNotices, defineNotice, type NoticeDefinition } from './define-notice.js';
export { type DirectMail, Notices } from './notices.js';
export { NoticesModule } from './notices.module.js';

export const entities = [Notice, Delivery];
