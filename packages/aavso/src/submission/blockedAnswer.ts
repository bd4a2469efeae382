import { type HtmlPage, linesOf, readPage } from './htmlPage.js';
import type { SiteAnswer } from './siteAnswer.js';
import { type SiteFault, siteFault } from './siteFault.js';
import { firstWords } from './siteWords.js';

/** AWS WAF answers 202 with a script to run, 405 with a puzzle; Cloudflare 403 or 200. */
const FIREWALL_STATUSES = new Set([202, 403, 405]);
const FIREWALL_MARKS = /awswaf|aws-waf-token|challenge-platform|cf-chl|_Incapsula_|gokuProps/i;
const FIREWALL_WORDS =
  /^(just a moment|checking your browser|human verification|request blocked|access denied|attention required|please enable javascript)/i;

/** What stands in front of the site and answers in its place; null: the page itself answered. */
export function blockedBy(answer: SiteAnswer, page: HtmlPage): SiteFault | null {
  const { status, retryAfter, wafAction, body } = answer;
  if (status === 429) return siteFault('tooManyRequests', retryAfter === null ? '' : `Retry-After ${retryAfter}`);
  if (wafAction !== null || FIREWALL_STATUSES.has(status) || FIREWALL_MARKS.test(body) || speaksAsFirewall(page)) {
    return siteFault('firewall', `status ${status}; ${firstWords(page)}`);
  }
  if (status >= 500) return siteFault('unavailable', `status ${status}; ${firstWords(page)}`);
  return null;
}

/** The same of an answer nobody has read as a page yet. */
export function blockOf(answer: SiteAnswer): SiteFault | null {
  return blockedBy(answer, readPage(answer));
}

function speaksAsFirewall(page: HtmlPage): boolean {
  return linesOf(page.root)
    .slice(0, 3)
    .some((line) => FIREWALL_WORDS.test(line));
}
