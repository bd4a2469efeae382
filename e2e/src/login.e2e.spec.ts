import assert from 'node:assert/strict';
import { defaultNights } from '@wombat/observatory';
import type { Browser, Page } from 'playwright-core';
import { eventuallyEquals, openBrowser, openPage } from './harness/browser.js';
import { closeDesk, Desk, submittedOf } from './harness/desk.js';
import { addUser, layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const NIGHT = '20251015';
const plan = defaultNights.xzCyg({ framesPerFilter: 4, counts: { bias: 3, dark: 0, flatPerFilter: 3 } });
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 2 }\n';
const NIGHT_MILLISECONDS = 240_000;
const PASSWORD = 'correct horse battery staple';
const NAMES = { viewer: 'Vera', validator: 'Walter', admin: 'Ada' } as const;

describe('people on the page of a running pipeline', () => {
  let workplace: Workplace;
  let wombat: Run;
  let browser: Browser;

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    wombat = startWombat(workplace, 'up');
    browser = await openBrowser();
  });
  afterAll(() => closeDesk({ browser, wombat, workplace }));

  /** A browser that nobody has logged in with; it complains of every 401, which is what it is told until then. */
  async function stranger(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    return openPage(context, wombat, []);
  }

  async function logIn(page: Page, name: string, password = PASSWORD): Promise<void> {
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
  }

  async function openedAs(role: keyof typeof NAMES): Promise<Desk> {
    const page = await stranger();
    await logIn(page, NAMES[role]);
    await page
      .getByTestId('who')
      .filter({ hasText: `${NAMES[role]}, ${role}` })
      .waitFor();
    const desk = new Desk(page);
    await desk.open(NIGHT, 'V');
    return desk;
  }

  it('are asked to log in from the moment somebody may', async () => {
    const page = await stranger();
    const desk = new Desk(page);
    await desk.button('Waiting 2').waitFor({ timeout: NIGHT_MILLISECONDS });
    for (const [role, name] of Object.entries(NAMES))
      assert.match(addUser(workplace, name, role, PASSWORD), new RegExp(`^${name} may log in as an? ${role}\n$`));
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    await logIn(page, NAMES.admin, 'a wrong password');
    await page.getByRole('alert').filter({ hasText: 'name or password is not right' }).waitFor();
    await page.context().close();
  });

  it('see everything as viewers, and are offered nothing to decide', async () => {
    const desk = await openedAs('viewer');
    await desk.page.getByTestId('offer').filter({ hasText: 'to decide takes a validator' }).waitFor();
    for (const name of ['Approve', 'Reject …']) assert.ok(await desk.button(name).isDisabled(), name);
    await desk.page.keyboard.press('a');
    await desk.page.getByRole('link', { name: 'Nights' }).click();
    await desk.page.locator('.nights').waitFor();
    assert.equal(await desk.button(/reduce again/i).count(), 0);
    await desk.page.getByRole('link', { name: 'Settings' }).click();
    await desk.page.locator('table.settings').waitFor();
    assert.equal(await desk.button('Keep it').count(), 0);
    assert.deepEqual(submittedOf(workplace.home), { [`${NIGHT} B`]: null, [`${NIGHT} V`]: null });
    await desk.page.context().close();
  });

  it('decide as validators under the name they logged in by, until they log out', async () => {
    const desk = await openedAs('validator');
    await desk.button('Reject …').click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByText('As Walter.').waitFor();
    await dialog.getByLabel('Reason').fill('clouds');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await desk.page.getByTestId('offer').filter({ hasText: 'was rejected by Walter: clouds' }).waitFor();
    await eventuallyEquals(() => submittedOf(workplace.home)[`${NIGHT} V`], 'usrrej');
    await desk.page.getByRole('link', { name: 'Nights' }).click();
    await desk.page.locator('.nights').waitFor();
    assert.equal(await desk.button(/reduce again/i).count(), 0);
    await desk.button('Log out').click();
    await desk.page.getByRole('button', { name: 'Log in' }).waitFor();
    await desk.page.reload();
    await desk.page.getByRole('button', { name: 'Log in' }).waitFor();
    await desk.page.context().close();
  });

  it('may do all as admins', async () => {
    const desk = await openedAs('admin');
    await desk.page.getByRole('link', { name: 'Settings' }).click();
    await desk.button('Keep it').waitFor();
    await desk.page.getByRole('link', { name: 'Nights' }).click();
    await desk.button('Reduce again …').first().waitFor();
    await desk.page.context().close();
  });
});
