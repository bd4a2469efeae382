import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SITE_ACCOUNT, type SubmissionSite } from '@wombat/aavso-standin';
import { pageUrl } from '../../harness/browser.js';
import { type EndResult, rowsOf } from '../../harness/endResult.js';
import type { Run } from '../../harness/workplace.js';
import { LIMIT_SECONDS, type Trial } from '../trial.js';

const BY = 'A. Observer';
const LOOK_MILLISECONDS = 200;
const ANSWER_MILLISECONDS = 10_000;

/** The pipeline a person sits at; it is started again where it ended, as a person would. */
export interface Desk {
  run: Run;
}

export interface Seen {
  submissionId: string;
  state: string;
  rows: number;
}

/** What every run of the trial has to know to send to the fake AAVSO. */
export function accountAt(site: SubmissionSite): Record<string, string> {
  return {
    ...{ WOMBAT_AAVSO_SUBMIT: site.submitUrl, WOMBAT_AAVSO_LOGIN: site.loginUrl },
    ...{ WOMBAT_AAVSO_USERNAME: SITE_ACCOUNT.username, WOMBAT_AAVSO_PASSWORD: SITE_ACCOUNT.password },
  };
}

/** Does a step again and again, until it has an answer; null: it had none within the time of a run. */
export async function goesOn<T>(
  trial: Trial,
  desk: Desk,
  step: (page: string) => Promise<T | null>,
): Promise<T | null> {
  const started = performance.now();
  while (performance.now() - started < LIMIT_SECONDS * 1000) {
    if (!desk.run.isRunning) desk.run = trial.up();
    try {
      const answer = await step(await pageUrl(desk.run));
      if (answer !== null) return answer;
    } catch (error) {
      // What is asked may be killed while it answers, or not be up again: a person tries again.
      if (!(error instanceof Error)) throw error;
    }
    await sleep(LOOK_MILLISECONDS);
  }
  return null;
}

/** Newest first. */
export async function submissionsAt(page: string): Promise<Seen[]> {
  return (await ask<{ submissions: Seen[] }>(page, 'submissions')).submissions;
}

/** Sends what is approved, as a person who has looked at the draft. */
export async function send({ places }: Trial, page: string): Promise<void> {
  const rows = rowsOf(join(places.home, 'wombatpipeline.db')).target as Record<string, string>[];
  const series = rows.map(({ date, target_name, filter }) => ({ night: date, targetName: target_name, filter }));
  const { sha256 } = await ask<{ sha256: string }>(page, 'push/draft', { series });
  await ask(page, 'push/submit', { series, sha256, by: BY, note: '' });
}

export async function confirm(page: string, { submissionId }: Seen): Promise<void> {
  await ask(page, 'push/confirm', { submissionId, by: BY, note: '' });
}

/** Says of what nobody knows that it is not there. */
export async function settle(page: string, { submissionId }: Seen): Promise<void> {
  await ask(page, 'push/settle', { submissionId, arrived: false, by: BY, note: '' });
}

/** How many of the observations the AAVSO's archive has. */
export async function archivedOf(page: string, { submissionId }: Seen): Promise<number> {
  return (await ask<{ archived: number }>(page, 'push/ask', { submissionId })).archived;
}

async function ask<T>(page: string, path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json', origin: page };
  const signal = AbortSignal.timeout(ANSWER_MILLISECONDS);
  const post = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(`${page}/api/${path}`, { ...post, signal });
  if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** As the tables were when the night was approved: what came of the submission must have been told. */
export function beforeSubmission(end: EndResult, told: string): EndResult {
  const target = (end.rows.target as { submitted: string | null }[]).map((row) => ({
    ...row,
    submitted: row.submitted === told ? 'approved' : row.submitted === 'approved' ? 'not told' : row.submitted,
  }));
  return withoutSubmission({ ...end, rows: { ...end.rows, target } });
}

export function withoutSubmission({ rows, products }: EndResult): EndResult {
  return { rows: { ...rows, submission: [] }, products };
}
