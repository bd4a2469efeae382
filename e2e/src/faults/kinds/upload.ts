import { type SiteStage, type SubmissionSite, startSite } from '@wombat/aavso-standin';
import type { RandomStream } from '@wombat/observatory';
import { type Disturb, endingOf, oneOf, type Trial } from '../trial.js';
import {
  accountAt,
  archivedOf,
  beforeSubmission,
  confirm,
  type Desk,
  goesOn,
  type Seen,
  send,
  settle,
  submissionsAt,
} from './person.js';

/** Longer than a page is waited for here. */
const SLOW = 'slow:9000';
const PATIENCE = { WOMBAT_AAVSO_SUBMITTIMEOUTSECONDS: '4', WOMBAT_AAVSO_MININTERVALSECONDS: '0' };

const ANYWHERE = ['503', '429:2', 'close', SLOW, 'huge', 'firewall', 'strangePage', 'circle', 'astray'];

/** Half of all trials are about the answer to the confirmation, which is the one that counts. */
const BEFORE: Readonly<Partial<Record<SiteStage, readonly string[]>>> = {
  gate: ANYWHERE,
  login: ['503', 'close', 'huge', 'circle', 'astray', 'changed', 'strangeHost'],
  upload: [...ANYWHERE, 'changed', 'manualFirst'],
  preview: [...ANYWHERE, 'complaints', 'fewer', 'duplicates', 'uncounted', 'expired', 'takes'],
};
const LIES_AFTER = ['failsAfter', 'expiredAfter', 'astrayAfter', 'complainsAfter', 'strangeAfter', 'claims'];
const CONFIRMING = [...ANYWHERE, 'cutBefore', 'expired', 'cutAfter', 'circleAfter', 'hugeAfter', ...LIES_AFTER];

const ENDS = ['accepted', 'rejected', 'unknown'];

/**
 * A person submits an approved night while the AAVSO is down, slow, huge, or says what is not so; then it is well, and
 * the person goes on until the observations are there. They are never there twice, and what is told of them meanwhile
 * is what is known.
 */
export const uploadSpoiled: Disturb = async (trial) => {
  const { archive } = trial.standin;
  const site = await startSite({ archive });
  trial.atEnd(async () => {
    archive.clear();
    await site.close();
  });
  const [stage, trouble] = troubleOf(trial.random);
  site.setTrouble(stage, trouble);
  trial.everywhere({ ...accountAt(site), ...PATIENCE });
  const desk: Desk = { run: trial.up() };
  const told = await goesOn(trial, desk, (page) => pushed(trial, page));
  const wrong = told === null ? ['the submission did not end'] : wrongMeanwhile(site, told, trouble);
  site.setTrouble(stage, 'none');
  const last = told === null ? null : await goesOn(trial, desk, (page) => mended(trial, page));
  desk.run.child.kill('SIGINT');
  await endingOf(desk.run);
  return {
    did: `${trouble} at ${stage}, of which was told ${told?.state}, and in the end ${last?.state}`,
    struck: true,
    ending: await endingOf(trial.start()),
    wrong: [...wrong, ...wrongAtEnd(site, last, trouble)],
    known: (end) => beforeSubmission(end, 'submitted'),
  };
};

function troubleOf(random: RandomStream): readonly [SiteStage, string] {
  if (random.uniform() < 0.5) return ['confirm', oneOf(random, CONFIRMING) ?? ''];
  const [stage, troubles] = oneOf(random, Object.entries(BEFORE)) ?? ['gate', ANYWHERE];
  return [stage as SiteStage, oneOf(random, troubles) ?? ''];
}

/** One submission to its end, whichever that is. */
async function pushed(trial: Trial, page: string): Promise<Seen | null> {
  const [newest] = await submissionsAt(page);
  if (newest === undefined) await send(trial, page);
  if (newest?.state === 'previewed') await confirm(page, newest);
  return newest !== undefined && ENDS.includes(newest.state) ? newest : null;
}

/** What was not sent is sent again; of what nobody knows the archive is asked, and what is not there is sent again. */
async function mended(trial: Trial, page: string): Promise<(Seen & { archived: number }) | null> {
  const [newest] = await submissionsAt(page);
  if (newest === undefined) return null;
  if (newest.state === 'rejected') await send(trial, page);
  if (newest.state === 'previewed') await confirm(page, newest);
  if (newest.state === 'unknown' && (await archivedOf(page, newest)) === 0) await settle(page, newest);
  return newest.state === 'accepted' ? { ...newest, archived: await archivedOf(page, newest) } : null;
}

function wrongMeanwhile(site: SubmissionSite, { state }: Seen, trouble: string): string[] {
  const taken = site.archive.commits.length;
  const wasAsked = confirmations(site) > 0;
  return [
    ...(state === 'rejected' && taken > 0 ? ['told not to be sent, and it is there'] : []),
    ...(state === 'rejected' && wasAsked ? ['told not to be sent, though its confirmation was'] : []),
    ...(state === 'accepted' && taken === 0 && trouble !== 'claims'
      ? ['told to be accepted, and it is not there']
      : []),
    ...(state === 'unknown' && !wasAsked && taken === 0 ? ['told to be in doubt, and nothing was confirmed'] : []),
  ];
}

function wrongAtEnd(site: SubmissionSite, last: (Seen & { archived: number }) | null, trouble: string): string[] {
  if (last === null) return ['the submission did not come to its end when the AAVSO was well'];
  const counts = [...site.archive.counts().values()];
  const expected = trouble === 'claims' ? 0 : last.rows;
  return [
    ...(counts.some((count) => count > 1) ? ['observations stand at the AAVSO more than once'] : []),
    ...(counts.length === expected ? [] : [`${counts.length} observations are at the AAVSO instead of ${expected}`]),
    ...(last.archived === expected ? [] : [`its archive is said to have ${last.archived} of ${expected} observations`]),
    ...(trouble === 'claims' && confirmations(site) !== 1 ? ['what was said to be taken was sent again'] : []),
  ];
}

function confirmations({ requests }: SubmissionSite): number {
  return requests.filter(({ body }) => body.includes('submit=Submit')).length;
}
