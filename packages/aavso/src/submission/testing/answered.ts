import type { SiteAnswer } from '../siteAnswer.js';

export const SUBMIT_URL = 'https://apps.example.org/v2/data/submit/photometry/';
export const LOGIN_HOST = 'auth.example.org';

/** A page of the submission site, with a body of one's own. */
export function answered(body: string, changes: Partial<SiteAnswer> = {}): SiteAnswer {
  return { status: 200, url: SUBMIT_URL, retryAfter: null, wafAction: null, body: pageOf(body), ...changes };
}

/** A page of the login. */
export function loginAnswered(body: string, path = '/u/login?state=abc', status = 200): SiteAnswer {
  return answered(body, { url: `https://${LOGIN_HOST}${path}`, status });
}

function pageOf(body: string): string {
  return `<!DOCTYPE html><html><head><title>AAVSO</title></head><body>${body}</body></html>`;
}
