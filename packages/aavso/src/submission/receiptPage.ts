import { blockedBy } from './blockedAnswer.js';
import { readPage } from './htmlPage.js';
import { asksForLogin } from './loginPage.js';
import type { SiteAnswer } from './siteAnswer.js';
import { complaintsOf, firstWords, type SiteComplaint } from './siteWords.js';
import { successMarkOf } from './successMark.js';

/** After the confirmation there are two outcomes: the site said plainly that it took all of it, or nobody knows. */
export type ReceiptReading =
  | { outcome: 'accepted'; rows: number; words: string }
  | { outcome: 'unknown'; words: string; complaints: SiteComplaint[] };

export interface ReceiptExpectation {
  rows: number;
  /** Host and path of the page observations are submitted on; only there a mark of success counts. */
  submitUrl: string;
  loginHost: string;
}

/** Reads the page after the confirmation. Whatever is not an explicit mark of success, with all rows, is a doubt. */
export function readReceiptPage(
  answer: SiteAnswer,
  { rows, submitUrl, loginHost }: ReceiptExpectation,
): ReceiptReading {
  const page = readPage(answer);
  const complaints = complaintsOf(page);
  const doubt = (why: string): ReceiptReading => ({
    outcome: 'unknown',
    words: `${why}; ${firstWords(page)}`,
    complaints,
  });
  if (blockedBy(answer, page) !== null || answer.status !== 200) return doubt(`status ${answer.status}`);
  if (!isSubmitPage(answer.url, submitUrl)) return doubt('the answer came from another page');
  if (asksForLogin(answer, loginHost)) return doubt('the answer asks for a login');
  if (complaints.length > 0) return doubt('the answer holds complaints');
  const mark = successMarkOf(page);
  if (mark.count !== null && mark.count !== rows)
    return doubt(`it speaks of ${mark.count} observations instead of ${rows}`);
  if (!mark.byAddress && mark.count === null) return doubt('no mark of success');
  return { outcome: 'accepted', rows, words: firstWords(page) };
}

function isSubmitPage(url: string, submitUrl: string): boolean {
  const [got, wanted] = [new URL(url), new URL(submitUrl)];
  return got.host === wanted.host && got.pathname.startsWith(wanted.pathname);
}
