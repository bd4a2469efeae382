import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SiteStage } from '@wombat/aavso-standin';
import { seededRandom } from '@wombat/random';
import { BY, type PublisherBench, ROWS, seriesOf, startBench } from './testing/publisherBench.js';

const TROUBLES: Readonly<Record<SiteStage, readonly string[]>> = {
  gate: ['503*1', 'firewall*1', 'close*1'],
  login: ['identifierFirst', 'captcha*1', '429:5*1'],
  password: ['close*1', 'mfa*1'],
  upload: ['manualFirst', 'changed*1', 'strangePage*1'],
  preview: ['complaints*1', 'fewer*1', 'expired*1', 'close*1', '500*1'],
  confirm: ['cutBefore*1', 'cutAfter*1', 'expired*1', 'strangeAfter*1', 'firewall*1', 'slow:300*1', '503*1'],
};
const STAGES = Object.keys(TROUBLES) as SiteStage[];
const ROUNDS = 12;

/** Draws what goes wrong in one round: at one or two stages something, and sometimes a kill after so many requests. */
function roundOf(random: () => number) {
  const draw = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to draw from');
    return item;
  };
  const troubles = Array.from({ length: random() < 0.5 ? 1 : 2 }, () => {
    const stage = draw(STAGES);
    return [stage, draw(TROUBLES[stage])] as const;
  });
  return { troubles, killAfter: random() < 0.4 ? 1 + Math.floor(random() * 12) : null };
}

describe('an observation, by chance', () => {
  for (const seed of [1, 2, 3]) {
    it(`is at the AAVSO once in the end, and never twice on the way (seed ${seed})`, async () => {
      const random = seededRandom(seed);
      const bench = await startBench();
      const counts = () => [...bench.site.archive.counts().values()];
      try {
        for (let day = 0; day < ROUNDS; day++) {
          await bench.approved({ day });
          await oneRound(bench, day, roundOf(random));
          assert.ok(
            counts().every((count) => count === 1),
            `round ${day}: ${counts()}`,
          );
        }
        clear(bench);
        await bench.answer('releaseLogin');
        for (let day = 0; day < ROUNDS; day++) await attempt(bench, day);
        assert.deepEqual(counts(), Array<number>(ROUNDS * ROWS).fill(1));
        for (let day = 0; day < ROUNDS; day++) assert.equal(await attempt(bench, day), false);
      } finally {
        await bench.end();
      }
    });
  }
});

/** Nothing goes wrong any more. */
function clear(bench: PublisherBench): void {
  for (const stage of STAGES) bench.site.setTrouble(stage, 'none');
}

async function oneRound(
  bench: PublisherBench,
  day: number,
  { troubles, killAfter }: ReturnType<typeof roundOf>,
): Promise<void> {
  clear(bench);
  for (const [stage, trouble] of troubles) bench.site.setTrouble(stage, trouble);
  await bench.answer('releaseLogin');
  const over = new AbortController();
  const killed =
    killAfter === null ? Promise.resolve() : killWhen(bench, bench.site.requests.length + killAfter, over.signal);
  try {
    await attempt(bench, day);
  } catch (error) {
    // The service may have been killed under the question; what it left is looked at below.
    if (killAfter === null) throw error;
  } finally {
    over.abort();
  }
  await killed;
  await bench.service.settled();
  await settleDoubts(bench);
}

async function killWhen(bench: PublisherBench, requests: number, over: AbortSignal): Promise<void> {
  while (bench.site.requests.length < requests && !over.aborted) await sleep(2);
  await bench.service.kill();
  await bench.service.start();
}

/** One push as far as it goes; false where all was sent before. */
async function attempt(bench: PublisherBench, day: number): Promise<boolean> {
  const series = [seriesOf({ day })];
  const draft = await bench.ask('draftSubmission', { series });
  if (!draft.ok && /sent before/.test(draft.fault.message)) return false;
  if (!draft.ok) throw new Error(draft.fault.message);
  const { submissionId: id } = await bench.answer('submit', { series, sha256: draft.value.sha256, by: BY });
  const ended = () =>
    bench.service.until(
      'the preview to end',
      async () => !['queued', 'previewing'].includes((await bench.submission(id)).state),
    );
  await ended();
  if ((await bench.submission(id)).state !== 'previewed') return true;
  await bench.answer('confirmSubmission', { submissionId: id, by: BY });
  await bench.service.settled();
  return true;
}

/** What a person does who looks at the AAVSO each time: says what is there, and takes back what was never confirmed. */
async function settleDoubts(bench: PublisherBench): Promise<void> {
  const { submissions } = await bench.answer('listSubmissions');
  for (const { submissionId, state } of submissions) {
    if (state === 'previewed') await bench.answer('withdrawSubmission', { submissionId, by: BY });
    if (state !== 'unknown') continue;
    const { archived, rows } = await bench.answer('askArchive', { submissionId });
    if (archived < rows) await bench.answer('settleSubmission', { submissionId, arrived: false, by: BY });
  }
}
