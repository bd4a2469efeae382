import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewEvent } from '@wombat/eventlog';
import { Header, writeImage } from '@wombat/fits';
import { PairMemory } from '../adapters/pairMemory.js';
import { SharedLooks } from '../adapters/sharedLooks.js';
import { starryFrame } from '../testing/radii/starryFrame.js';
import { type FrameDesk, frameDesk } from './frameDesk.js';
import { lookAtAndProfile } from './lookAtAndProfile.js';
import { measureJob } from './measureJob.js';
import { profileJob } from './profileJob.js';
import { readAndMeasure } from './readAndMeasure.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-frame-jobs-'));
const SIZE = 300;
const { image, frame, order } = starryFrame(SIZE, 5);
const frames = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
  ...frame,
  path: `${name}.fits`,
  product: `${name}-calibrated.fits`,
  dark: { path: 'dark.fits', sha256: 'dark' },
}));
const { reduction } = order;

/** A desk of one of so many processes, and what is told there. */
function deskOf(processes: number): { desk: FrameDesk; told: NewEvent[] } {
  const told: NewEvent[] = [];
  const publishMany = async (events: readonly NewEvent[]) => {
    told.push(...events);
    return events.length;
  };
  const looks = new SharedLooks(mkdtempSync(join(folder, 'looks-')), (error) => assert.fail(String(error)));
  return { desk: frameDesk({ root: folder, log: { publishMany }, looks, processes }), told };
}

async function toldBy(processes: number): Promise<NewEvent[]> {
  const { desk, told } = deskOf(processes);
  try {
    await profileJob(desk, { reduction, frames });
    await measureJob(desk, { ...order, frames });
  } finally {
    await desk.threads.dismiss();
  }
  return told;
}

describe('jobs of the worker that profiles and measures', () => {
  beforeAll(async () => {
    const shape = { header: Header.of([]), width: SIZE, height: SIZE };
    for (const [index, { path, product }] of frames.entries()) {
      const pixels = image.pixels.map((value) => value + 3 * index);
      await writeImage(join(folder, product), { ...shape, pixels: Float32Array.from(pixels) });
      await writeImage(join(folder, path), { ...shape, pixels: Uint16Array.from(pixels, (value) => value + 1000) });
    }
    const dark = new Float32Array(SIZE * SIZE).fill(5);
    await writeImage(join(folder, 'dark.fits'), { ...shape, pixels: dark });
    writeFileSync(join(folder, 'c-calibrated.fits'), 'no frame at all\n'.repeat(400));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('tell of every frame in their order, whatever the number of threads', async () => {
    const alone = await toldBy(4096);
    assert.deepEqual(await toldBy(1), alone);
    assert.deepEqual(
      alone.map(({ id, type }) => `${id} ${type}`),
      [
        ...['a', 'b', 'c', 'd', 'e'].map((name) => `profiled:${name}.fits:r1.1 FrameProfiled`),
        ...['a', 'b'].map((name) => `measured:${name}.fits:r1.1 FrameMeasured`),
        'measured:c.fits:r1.1 FrameFailed',
        ...['d', 'e'].map((name) => `measured:${name}.fits:r1.1 FrameMeasured`),
      ],
    );
  });

  it('tell what is found without threads, to the bit', async () => {
    const told = await toldBy(1);
    const [first] = frames;
    assert.ok(first !== undefined);
    const memory = new PairMemory();
    const looked = await lookAtAndProfile(folder, first, memory);
    const found = await readAndMeasure(folder, { frame: first, order, known: null, badPixels: [] }, memory);
    assert.ok(looked.ok && found.ok);
    const { path } = first;
    assert.deepEqual(told[0]?.payload, { reduction, path, ...looked.value.profile });
    assert.deepEqual(told[5]?.payload, { reduction, path, ...found.value.measured });
  });

  it('have threads from the first on', async () => {
    const { desk } = deskOf(4096);
    assert.equal(desk.threads.count, 0);
    await profileJob(desk, { reduction, frames });
    assert.equal(desk.threads.count, 1);
    await desk.threads.dismiss();
  });
});
