import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mergeProjections, type NewEvent } from '@wombat/eventlog';
import { event, revision, TemporaryTables } from '@wombat/eventlog/testkit';
import type { FrameState } from '@wombat/proto/words';
import { type Said, specifyReactor, walkCodes } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { frameStates } from '../projection/frameStates.js';
import { seriesStates } from '../projection/seriesStates.js';
import { Discovery } from './discovery.js';
import { writeFrame } from './testing/rawFrames.js';

const AT_ONCE = { fileSettleSeconds: 0, nightSettleSeconds: 0 };
const { given } = specifyReactor({ projections: [discovery, seriesStates], config: { ingest: AT_ONCE } });
const LIGHT = '20240101/Light/SS Cyg/a.fits';
const COPY = '20240101/Light/SS Cyg/b.fits';
const DARK = '20240101/Dark/d.fits';

/** What a look at the disk finds, once these lie on it. */
async function found(...write: ((data: string) => Promise<unknown>)[]): Promise<NewEvent[]> {
  const all: NewEvent[] = [];
  await given()
    .when(async (kit) => {
      for (const one of write) await one(kit.data);
      return new Discovery(kit).look();
    })
    .thenSatisfies(({ published }) => void all.push(...published));
  return all;
}

const frame =
  (path: string, level?: number) =>
  (data: string): Promise<void> =>
    writeFrame(data, path, { FILTER: 'V' }, level);

async function text(data: string): Promise<void> {
  await mkdir(dirname(join(data, LIGHT)), { recursive: true });
  await writeFile(join(data, LIGHT), 'no image at all. '.repeat(200));
}

/** How the ledger has the frame of a path after these. */
async function stateOf(path: string, events: readonly NewEvent[]): Promise<Said<FrameState>> {
  const tables = await TemporaryTables.open(mergeProjections([discovery, frameStates]));
  try {
    for (const one of events) tables.append(one);
    const sql = 'SELECT state AS code, reason AS sentence FROM frame WHERE filename = ?';
    const row = tables.store.get<{ code: FrameState; sentence: string | null }>(sql, path);
    assert.ok(row !== undefined, `${path} is not in the ledger`);
    return { code: row.code, sentence: row.sentence ?? '' };
  } finally {
    await tables.close();
  }
}

/** A light that is found, then what its workers say of it. */
const light =
  (...facts: NewEvent[]) =>
  async () =>
    stateOf(LIGHT, [...(await found(frame(LIGHT))), ...facts]);
const of = { path: LIGHT, reduction: revision(1) };

/** A dark that is found, and its master: with the dark in it, or without it for a reason. */
async function darkOf(reason: string | null): Promise<Said<FrameState>> {
  const facts = await found(frame(DARK), frame(LIGHT));
  const fact = facts.find(({ payload }) => 'path' in payload && payload.path === DARK);
  assert.ok(fact !== undefined && 'sha256' in fact.payload, 'the dark is found');
  const parts =
    reason === null ? { inputs: [fact.payload.sha256], leftOut: [] } : { inputs: [], leftOut: [`${DARK}: ${reason}`] };
  return stateOf(DARK, [...facts, event('MasterBuilt', parts)]);
}

describe('every state a frame may be in', () => {
  it.each(
    walkCodes<FrameState>({
      registry: 'FRAME_STATES',
      cases: {
        accepted: { given: light(), tells: null },
        broken: { given: async () => stateOf(LIGHT, await found(text)), tells: /does not begin with SIMPLE/ },
        ignored: {
          given: async () => stateOf(COPY, await found(frame(LIGHT, 7), frame(COPY, 7))),
          tells: /same bytes as .*a\.fits/,
        },
        combined: { given: () => darkOf(null), tells: null },
        'left out': { given: () => darkOf('no light in it'), tells: /^no light in it$/ },
        calibrated: { given: light(event('FrameCalibrated', of)), tells: null },
        solved: { given: light(event('FrameSolved', of)), tells: null },
        unsolved: {
          given: light(event('FrameSolved', { ...of, solved: false, reason: 'too few stars' })),
          tells: /^too few stars$/,
        },
        unusable: {
          given: light(event('FrameProfiled', { ...of, ok: false, reason: 'no star could be fitted' })),
          tells: /^no star could be fitted$/,
        },
        measured: { given: light(event('FrameMeasured', of)), tells: null },
        failed: {
          given: light(event('FrameFailed', { ...of, stage: 'solve', code: 'lost', reason: 'no result in 900 s' })),
          tells: /^solve: no result in 900 s$/,
        },
      },
    }),
  )('%s', async (_, check) => check());
});
