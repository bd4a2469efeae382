import { openBrowser } from '../harness/browser.js';

/** Waiting for the page, where three workers and seven services share a small machine. */
const PATIENCE_MILLISECONDS = 60_000;

/**
 * Opens a served page as a person does who logs in, waits for a series that waits for its observer, takes a picture,
 * and prints the numbers of all programs, for tools/containers.
 */
async function lookAtPage(url: string, name: string, password: string, picture: string): Promise<void> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    await page.goto(url);
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('button', { name: /^Waiting [1-9]/ }).waitFor();
    await page.getByTestId('light-curve').waitFor();
    await page.screenshot({ path: picture });
    const answer = await page.request.get(new URL('ops/metrics', url).href);
    if (!answer.ok()) throw new Error(`the numbers are refused: ${answer.status()}`);
    process.stdout.write(await answer.text());
  } finally {
    await browser.close();
  }
}

const [url, name, password, picture] = process.argv.slice(2);
if (url === undefined || name === undefined || password === undefined || picture === undefined)
  throw new Error('lookAtPage.js URL NAME PASSWORD PICTURE');
await lookAtPage(url, name, password, picture);
