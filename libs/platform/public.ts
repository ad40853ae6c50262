import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'route:public';

/** Opens a route to everybody. Without this or a permission a route refuses. */
export const Public = () => SetMetadata(PUBLIC, true);
