import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Relay } from '#libs/history';
import { Jobs, readSettings } from '#libs/platform';
import { createApp } from './app.js';

const { values } = parseArgs({
  options: { hat: { type: 'string', default: 'both' }, 'no-screens': { type: 'boolean', default: false } },
});
if (!['api', 'worker', 'both'].includes(values.hat)) fail(`--hat is api, worker or both, not ${values.hat}`);

/** One program, two hats: `api` answers requests and serves the screens, `worker` does what is queued. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const app = await createApp(settings, { screens: values.hat !== 'worker' && !values['no-screens'] });
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), 15_000).unref();
    app.close().then(
      () => process.exit(0),
      (error: Error) => fail(error.message),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, close);
  process.on('disconnect', close); // the launcher is gone
  if (values.hat !== 'worker') await app.listen(settings.port, settings.host);
  else await app.init();
  if (values.hat !== 'api') {
    await app.get(Jobs).work();
    app.get(Relay).start();
  }
  process.send?.({ ready: values.hat === 'worker' ? null : await app.getUrl() });
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main().catch((error: Error) => fail(error.message));
