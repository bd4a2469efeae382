import { setTimeout as sleep } from 'node:timers/promises';
import { type SubmissionSite, startSite } from '@wombat/aavso-standin';
import type { EndResult } from '../../harness/endResult.js';
import { type Disturb, endingOf, type Trial } from '../trial.js';
import {
  accountAt,
  beforeSubmission,
  confirm,
  type Desk,
  goesOn,
  send,
  submissionsAt,
  withoutSubmission,
} from './person.js';
import { anyVictim, everybody, signal, signalAll } from './victims.js';

const MOST_KILLS = 3;
const LOOK_MILLISECONDS = 200;
/** So slow does the fake take a file, that a kill may come while it does. */
const SITE_MILLISECONDS = 700;
/** The end of a submission, and what nobody but a person can settle. */
const ENDS = ['accepted', 'unknown'];
/** What `target` says of its series then. */
const TOLD: Readonly<Record<string, string>> = { accepted: 'submitted', unknown: 'unknown' };
const UNENDED = 'without an end';

/**
 * A person submits an approved night to the fake AAVSO while programs, or all of them, are killed again and again, and
 * goes on until it is there or nobody knows. It is never there twice.
 */
export const submissionKilled: Disturb = async (trial) => {
  const site = await startSite();
  trial.atEnd(() => site.close());
  for (const stage of ['preview', 'confirm'] as const) site.setTrouble(stage, `slow:${SITE_MILLISECONDS}`);
  trial.everywhere(accountAt(site));
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

/** Does what a person would do now, until the submission has an end. */
async function submitted(trial: Trial, desk: Desk): Promise<string> {
  const end = await goesOn(trial, desk, async (page) => {
    const open = (await submissionsAt(page)).find(({ state }) => state !== 'rejected');
    if (open === undefined) await send(trial, page);
    if (open?.state === 'previewed') await confirm(page, open);
    return open !== undefined && ENDS.includes(open.state) ? open.state : null;
  });
  return end ?? UNENDED;
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
