import { startApp, type TestApp } from './app.js';
import { startBrowser, type TestBrowser } from './browser.js';

let app: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  app = await startApp({ screens: true });
  browser = await startBrowser(app);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

describe('the door, without scripts', () => {
  it('says what is wrong, keeps the address, then lets each person into their shell and back to the page they asked for', async () => {
    const page = await browser.as(undefined, { scripts: false });
    await page.goto('/office/find?q=eau');
    expect(page.url()).toContain('/sign-in?to=');
    await page.fill('[name=email]', 'officer@demo.example');
    await page.fill('[name=password]', 'wrong, all wrong');
    await page.click('main button');
    expect(await page.textContent('[role=alert]')).toContain('Vérifiez les deux');
    expect(await page.inputValue('[name=email]')).toBe('officer@demo.example');
    expect(await page.inputValue('[name=password]')).toBe('');
    await browser.signIn(page, 'officer');
    expect(new URL(page.url()).pathname).toBe('/office');
    await page.click('text=Se déconnecter');
    await page.goto('/office/find?q=eau');
    await page.fill('[name=email]', 'officer@demo.example');
    await page.fill('[name=password]', app.settings.demoPassword ?? '');
    await page.click('main button');
    expect(page.url()).toContain('/office/find?q=eau');
    const editor = await browser.as(undefined, { scripts: false });
    await browser.signIn(editor, 'editor');
    expect(new URL(editor.url()).pathname).toBe('/portal');
  });

  it('never leads to another site', async () => {
    const page = await browser.as(undefined, { scripts: false });
    await page.goto('/sign-in?to=//evil.example/portal');
    await page.fill('[name=email]', 'editor@demo.example');
    await page.fill('[name=password]', app.settings.demoPassword ?? '');
    await page.click('main button');
    expect(page.url()).toBe(`${app.url}/portal`);
  });

  it('speaks the browser’s language, and the chosen one from then on', async () => {
    const page = await browser.as(undefined, { scripts: false, language: 'en' });
    await page.goto('/sign-in');
    expect(await page.textContent('h1')).toBe('Sign in');
    await page.click('text=Français');
    expect(await page.textContent('h1')).toBe('Se connecter');
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
  });

  it('carries no script on the public pages and those of NGOs', async () => {
    const { cookie } = await app.as('editor');
    for (const path of ['/', '/sign-in', '/portal', '/nothing-here']) {
      const html = await (await fetch(app.url + path, { headers: { cookie } })).text();
      expect([path, html.match(/<script|modulepreload/)]).toEqual([path, null]);
    }
  });
});

describe('the walls', () => {
  it('show a designed page for what is not there, in the shell where one is', async () => {
    const page = await browser.as('officer');
    expect((await page.goto('/office/nothing/here'))?.status()).toBe(404);
    expect(await page.textContent('h1')).toBe('Il n’y a rien à cette adresse');
    expect(await page.title()).toContain('Il n’y a rien');
  });

  it('let no other site send a form, and let no page run what is not ours', async () => {
    const { cookie } = await app.as('officer');
    for (const site of ['cross-site', 'same-site']) {
      const headers = { cookie, 'sec-fetch-site': site, 'content-type': 'application/x-www-form-urlencoded' };
      expect((await fetch(`${app.url}/sign-out`, { method: 'POST', headers, body: '' })).status).toBe(403);
    }
    const answer = await fetch(`${app.url}/office`, { headers: { cookie } });
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{22}'; style-src 'nonce-[\w-]{22}'; style-src-attr 'none'/);
    expect(policy).not.toContain('unsafe');
    const nonce = /'nonce-([\w-]+)'/.exec(policy)![1];
    expect((await answer.text()).match(/<script(?! nonce="[^"]+")/g)).toBeNull();
    const again = await fetch(`${app.url}/office`, { headers: { cookie } });
    expect(again.headers.get('content-security-policy')).not.toContain(nonce!);
  });
});

describe('the office by keys', () => {
  it('opens the palette, finds a page by its words without accents, and goes there', async () => {
    const page = await browser.as('finance');
    await page.goto('/office', { waitUntil: 'networkidle' });
    await page.keyboard.press('Control+k');
    await page.fill('[role=combobox]', 'budgetaire');
    await page.waitForSelector('[role=option]:has-text("Lignes budgétaires")');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/office/budget-lines*');
    await page.keyboard.press('?');
    expect(await page.isVisible('dialog:has-text("Ligne suivante")')).toBe(true);
    expect(browser.faults()).toEqual([]);
  });
});
