import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { CHALLENGE_PAGE } from '../fault.js';
import { redirect, sendPage } from './exchange.js';
import { page } from './pages.js';
import type { SiteTrouble } from './siteTrouble.js';

/** Leads to itself, on both hosts. */
export const CIRCLE_PATH = '/circle';

const ASTRAY = 'http://stray.invalid/';
const USUAL_MEGABYTES = 20;

/** Troubles any stage may have. True: the answer is given, or never will be; the stage itself does nothing. */
export async function troubled(
  response: ServerResponse,
  trouble: SiteTrouble | null,
  stopping: AbortSignal,
): Promise<boolean> {
  if (trouble === null) return false;
  const { kind, amount } = trouble;
  if (kind === 'slow') {
    await pause(amount, stopping);
    return false;
  }
  if (kind === 'close') response.destroy();
  else if (kind === 'firewall') sendPage(response, 200, CHALLENGE_PAGE);
  else if (kind === 'circle') redirect(response, CIRCLE_PATH);
  else if (kind === 'astray') redirect(response, ASTRAY);
  else if (kind === 'huge') sendPage(response, 200, page('AAVSO', ' '.repeat((amount || USUAL_MEGABYTES) * 1_000_000)));
  else if (kind === 'strangePage')
    sendPage(response, 200, page('AAVSO', '<h1>News</h1><p>Submission success stories</p>'));
  else if (/^\d{3}$/.test(kind)) {
    if (amount > 0) response.setHeader('retry-after', String(amount));
    sendPage(response, Number(kind), page(kind, `<h1>${kind}</h1>`));
  } else return false;
  return true;
}

/** Ends early, and without an error, when the fake is closed. */
export function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return wait(milliseconds, undefined, { signal: stopping }).catch(() => undefined);
}
