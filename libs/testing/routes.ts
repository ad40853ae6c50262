import type { NestExpressApplication } from '@nestjs/platform-express';

export interface Route {
  method: string;
  /** With `:parameters`. */
  path: string;
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** Every API route that the running program answers, also those that OpenAPI does not show. */
export function routesOf(app: NestExpressApplication): Route[] {
  const { stack } = (app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } }).router;
  return stack
    .flatMap(({ route }) =>
      route ? Object.keys(route.methods).map((m) => ({ method: m.toUpperCase(), path: route.path })) : [],
    )
    .filter(({ method, path }) => path.startsWith('/api') && method !== '_ALL');
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** The route's address with ids of nothing in it. */
export const addressOf = ({ path }: Route): string =>
  path
    .replace(/:year\b/g, '2026')
    .replace(/:format\b/g, 'csv')
    .replace(/:\w+/g, NOBODY);
