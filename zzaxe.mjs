import { chromium } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
const url = readFileSync('/tmp/app-url','utf8');
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-quic'] });
const d = '{/api/applications?state=draft&limit=1}';
const jobs = { nobody: ['/calls','/calls/{/api/calls?state=open&limit=1}'],
 signatory: ['/portal','/portal/applications/'+d, ...['request','contact','project','place','partners','budget','indicators','papers','submit'].map(s=>`/portal/applications/${d}/${s}`), '/portal/applications/{/api/applications?state=submitted&limit=1}','/portal/calls/{/api/calls?state=open&limit=1}'],
 officer: ['/office/applications','/office/applications/{/api/applications?state=complete&limit=1}','/office/applications/{/api/applications?state=questioned&limit=1}/questions','/office/applications/{/api/applications?state=reviewed&limit=1}/reviews','/office/applications/{/api/applications?state=recommended&limit=1}/history','/office/calls','/office/calls/{/api/calls?state=draft&limit=1}','/office/calls/{/api/calls?state=draft&limit=1}/change','/office/calls/new','/office/emergencies','/office/emergencies/new','/office/emergencies/{/api/emergencies?limit=1}'],
 reviewer: ['/office/applications/{/api/applications?assigned=me&limit=1}/review'] };
for (const [who, paths] of Object.entries(jobs)) {
  const c = await b.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' }); const p = await c.newPage(); p.setDefaultTimeout(40000);
  p.on('console', m => m.type()==='error' && console.log('console', p.url(), m.text().slice(0,300)));
  p.on('pageerror', e => console.log('pageerror', e.message.slice(0,300)));
  if (who !== 'nobody') { await p.goto(url+'/sign-in'); await p.fill('[name=email]', who+'@demo.example'); await p.fill('[name=password]','a password for tests'); await p.click('main button[type=submit]'); await p.waitForLoadState(); }
  for (let path of paths) {
    const m = path.match(/\{(.*?)\}/); let name = who + path.replace(/\{.*?\}/,'ID').replace(/[^\w]+/g,'_');
    if (m) path = path.replace(m[0], (await (await c.request.get(url+m[1])).json()).items?.[0]?.id);
    await p.setViewportSize({ width: 1280, height: 900 });
    const r = await p.goto(url+path, { waitUntil: 'networkidle' });
    await p.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page: p }).setLegacyMode(true).analyze();
    await p.setViewportSize({ width: 320, height: 700 });
    const over = await p.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    await p.screenshot({ path: `/tmp/shots/${name}_320.png`, fullPage: true });
    console.log(r.status(), name, over, violations.flatMap(v => v.nodes.map(n => v.id+': '+n.target.join(' ')+' '+n.html.slice(0,120))).slice(0,6));
  }
}
await b.close();
