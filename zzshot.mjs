import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const url = readFileSync('/tmp/app-url','utf8');
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-quic'] });
const [who, ...paths] = process.argv.slice(2);
const opts = { viewport: { width: Number(process.env.W ?? 1280), height: 900 }, colorScheme: process.env.S ?? 'light', locale: 'fr-FR' };
const c = await b.newContext(opts); const p = await c.newPage();
p.on('console', m => m.type()==='error' && console.log('console', m.text().slice(0,300)));
p.on('pageerror', e => console.log('pageerror', e.message.slice(0,300)));
if (who !== 'nobody') { await p.goto(url+'/sign-in'); await p.fill('[name=email]', who+'@demo.example'); await p.fill('[name=password]','a password for tests'); await p.click('main button[type=submit]'); await p.waitForLoadState(); }
const api = async (path) => (await c.request.get(url+path)).json();
for (let path of paths) {
  let name = path;
  const m = path.match(/\{(.*?)\}/);
  if (m) { const j = await api(m[1]); path = path.replace(m[0], j.items?.[0]?.id); }
  const r = await p.goto(url+path, { waitUntil: 'networkidle' });
  name = (who+path).replace(/[0-9a-f-]{36}/,'ID').replace(/[^\w]+/g,'_') + (process.env.W ?? '') + (process.env.S ?? '');
  await p.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
  console.log(r.status(), p.url().replace(url,''), name);
}
await b.close();
