import { createServer as createHttpServer, request as ask } from 'node:http';
import type { ServerBuild } from 'react-router';
import express from 'express';
import { createServer } from 'vite';

// Its own process: Vite's child compiler writes and deletes files that would restart a watched API for ever.
const api = process.env.API_URL ?? 'http://127.0.0.1:3001';
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';

const app = express();
const http = createHttpServer(app);
const vite = await createServer({
  root: import.meta.dirname,
  configFile: `${import.meta.dirname}/vite.config.ts`,
  server: { middlewareMode: true, hmr: { server: http } },
});

app.use('/api', (incoming, outgoing) => {
  const passed = ask(
    `${api}${incoming.originalUrl}`,
    { method: incoming.method, headers: { ...incoming.headers, 'x-forwarded-for': incoming.ip } },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  passed.on('error', () => outgoing.status(503).json({ title: 'The API does not answer', status: 503 }));
  incoming.pipe(passed);
});
app.use(vite.middlewares);
app.use(async (incoming, outgoing, next) => {
  try {
    const { createWeb } = (await vite.ssrLoadModule('./server.ts')) as typeof import('./server.js');
    const build = () => vite.ssrLoadModule('virtual:react-router/server-build') as Promise<ServerBuild>;
    createWeb({ origin: api, showParts: true, build })(incoming, outgoing, next);
  } catch (error) {
    vite.ssrFixStacktrace(error as Error);
    next(error);
  }
});

http.listen(port, host, () => {
  const url = `http://${host}:${port}`;
  process.send?.({ ready: url });
  console.log(`Screens: ${url}, API: ${api}`);
});
process.on('disconnect', () => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
