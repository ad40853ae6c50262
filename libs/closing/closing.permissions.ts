import { definePermission } from '#libs/access';

for (const act of ['review', 'close', 'open']) definePermission({ key: `year-end.${act}`, roles: ['finance'] });
