import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SITE_ACCOUNT, type SubmissionSite, startSite } from '@wombat/aavso-standin';
import { pageUrl } from '../../harness/browser.js';
import { type EndResult, rowsOf } from '../../harness/endResult.js';
import type { Run } from '../../harness/workplace.js';
import { type Disturb, endingOf, LIMIT_SECONDS, type Trial } from '../trial.js';
import { anyVictim, everybody, signal, signalAll } from './victims.js';

const BY = 'A. Observer';
const MOST_KILLS = 3;
const LOOK_MILLISECONDS = 200;
/** So slow does the fake take a file, that a kill may come while it does. */
const SITE_MILLISECONDS = 700;
const ANSWER_MILLISECONDS = 10_000;
/** The end of a submission, and what nobody but a person can settle. */
const ENDS = ['accepted', 'unknown'];
/** What `target` says of its series then. */
const TOLD: Readonly<Record<string, string>> = { accepted: 'submitted', unknown: 'unknown' };
const UNENDED = 'without an end';

/** The pipeline a person sits at; it is started again where it ended, as a person would. */
interface Desk {
  run: Run;
}

/**
 * A person submits an approved night to the fake AAVSO while programs, or all of them, are killed again and again, and
 * goes on until it is there or nobody knows. It is never there twice.
 */
export const submissionKilled: Disturb = async (trial) => {
  const site = await startSite();
  trial.atEnd(() => site.close());
  for (const stage of ['preview', 'confirm'] as const) site.setTrouble(stage, `slow:${SITE_MILLISECONDS}`);
  trial.everywhere({
    ...{ WOMBAT_AAVSO_SUBMIT: site.submitUrl, WOMBAT_AAVSO_LOGIN: site.loginUrl },
    ...{ WOMBAT_AAVSO_USERNAME: SITE_ACCOUNT.username, WOMBAT_AAVSO_PASSWORD: SITE_ACCOUNT.password },
  });
  const desk: Desk = { run: trial.up() };
  let isOver = false;
  const submitting = submitted(trial, desk).finally(() => {
    isOver = true;
  });
  const [state, kills] = await Promise.all([submitting, killed(trial, site, desk, () => isOver)]);
  desk.run.child.kill('SIGINT');
  await endingOf(desk.run);
  const did = `a submission, ${state} in the end, with kill -9 of ${kills.join(', ')}`;
  const wrong = wrongAt(site, state);
  const told = TOLD[state];
  const known = told === undefined ? withoutSubmission : (end: EndResult) => beforeSubmission(end, told);
  return { did, struck: kills.length > 0, ending: await endingOf(trial.start()), wrong, known };
};

/** Kills begin when the site is first asked, and come while it is asked more. */
async function killed(trial: Trial, site: SubmissionSite, desk: Desk, isOver: () => boolean): Promise<string[]> {
  const kills: string[] = [];
  const most = 1 + Math.floor(trial.random.uniform() * MOST_KILLS);
  while (!isOver() && site.requests.length === 0) await sleep(LOOK_MILLISECONDS);
  while (!isOver() && kills.length < most) {
    await sleep(trial.random.between(0, 3_000));
    const victim = trial.random.uniform() < 0.3 ? undefined : anyVictim(trial, desk.run);
    if (victim === undefined && signalAll(everybody(trial, desk.run), 'SIGKILL') > 0) kills.push('all');
    else if (signal(victim?.pid, 'SIGKILL')) kills.push(victim?.name ?? '');
  }
  return kills;
}

async function submitted(trial: Trial, desk: Desk): Promise<string> {
  const started = performance.now();
  while (performance.now() - started < LIMIT_SECONDS * 1000) {
    if (!desk.run.isRunning) desk.run = trial.up();
    try {
      const state = await nextStep(trial, await pageUrl(desk.run));
      if (ENDS.includes(state)) return state;
    } catch (error) {
      // What is asked may be killed while it answers, or not be up again: a person tries again.
      if (!(error instanceof Error)) throw error;
    }
    await sleep(LOOK_MILLISECONDS);
  }
  return UNENDED;
}

/** Does what a person would do now; where the submission stood before. */
async function nextStep({ places }: Trial, page: string): Promise<string> {
  const { submissions } = await ask<{ submissions: { submissionId: string; state: string }[] }>(page, 'submissions');
  const open = submissions.find(({ state }) => state !== 'rejected');
  if (open?.state === 'previewed')
    await ask(page, 'push/confirm', { submissionId: open.submissionId, by: BY, note: '' });
  if (open !== undefined) return open.state;
  const rows = rowsOf(join(places.home, 'wombatpipeline.db')).target as Record<string, string>[];
  const series = rows.map(({ date, target_name, filter }) => ({ night: date, targetName: target_name, filter }));
  const { sha256 } = await ask<{ sha256: string }>(page, 'push/draft', { series });
  await ask(page, 'push/submit', { series, sha256, by: BY, note: '' });
  return 'queued';
}

async function ask<T>(page: string, path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json', origin: page };
  const signal = AbortSignal.timeout(ANSWER_MILLISECONDS);
  const post = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(`${page}/api/${path}`, { ...post, signal });
  if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

function wrongAt({ archive }: SubmissionSite, state: string): string[] {
  const counts = [...archive.counts().values()];
  const twice = counts.filter((count) => count > 1).length;
  return [
    ...(twice > 0 ? [`${twice} observations stand at the AAVSO more than once`] : []),
    ...(state === UNENDED ? ['the submission did not end'] : []),
    ...(state === 'accepted' && counts.length === 0 ? ['told to be accepted, of which the AAVSO knows nothing'] : []),
  ];
}

function withoutSubmission({ rows, products }: EndResult): EndResult {
  return { rows: { ...rows, submission: [] }, products };
}

/** As the tables were when the night was approved: what came of the submission must have been told. */
function beforeSubmission(end: EndResult, told: string): EndResult {
  const target = (end.rows.target as { submitted: string | null }[]).map((row) => ({
    ...row,
    submitted: row.submitted === told ? 'approved' : row.submitted === 'approved' ? 'not told' : row.submitted,
  }));
  return withoutSubmission({ ...end, rows: { ...end.rows, target } });
}
