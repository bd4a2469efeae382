import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewEvent } from '@wombat/eventlog';
import { Header, writeImage } from '@wombat/fits';
import { detectField, packField } from '@wombat/imaging/detection';
import { FoundStars, frameName, SharedLooks } from '@wombat/service-kit/looks';
import { PairMemory } from '../adapters/pairMemory.js';
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

function looksOfHome(): SharedLooks {
  return new SharedLooks(mkdtempSync(join(folder, 'looks-')), (error) => assert.fail(String(error)));
}

/** A desk of one of so many processes, and what is told there. */
function deskOf(processes: number, looks = looksOfHome()): { desk: FrameDesk; told: NewEvent[] } {
  const told: NewEvent[] = [];
  const publishMany = async (events: readonly NewEvent[]) => {
    told.push(...events);
    return events.length;
  };
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
    const looked = await lookAtAndProfile(folder, first, { memory, found: null });
    const found = await readAndMeasure(folder, { frame: first, order, known: null, badPixels: [] }, memory);
    assert.ok(looked.ok && found.ok);
    const { path } = first;
    assert.deepEqual(told[0]?.payload, { reduction, path, ...looked.value.profile });
    assert.deepEqual(told[5]?.payload, { reduction, path, ...found.value.measured });
  });

  it('take the stars of a frame as who solved it found them, once', async () => {
    const [first, second] = frames;
    assert.ok(first !== undefined && second !== undefined);
    const alone = deskOf(1);
    await profileJob(alone.desk, { reduction, frames: [first, second] });
    const looks = looksOfHome();
    const foundStars = new FoundStars(folder, looks);
    const field = detectField(image);
    // Of the second frame all but one: that this is told of its profile shows where its stars came from.
    await foundStars.tell(first, packField(field));
    await foundStars.tell(second, packField({ ...field, stars: field.stars.slice(1) }));
    const { desk, told } = deskOf(1, looks);
    await profileJob(desk, { reduction, frames: [first, second] });
    assert.deepEqual(told[0], alone.told[0]);
    const starsOf = (event: NewEvent | undefined) => (event as NewEvent<'FrameProfiled'>).payload.starsDetected;
    assert.equal(starsOf(told[1]), starsOf(alone.told[1]) - 1);
    const names = await Promise.all([first, second].map((each) => frameName(folder, each)));
    assert.deepEqual(await Promise.all(names.map((name) => foundStars.of(name))), [null, null]);
    await Promise.all([desk, alone.desk].map(({ threads }) => threads.dismiss()));
  });

  it('have threads from the first on', async () => {
    const { desk } = deskOf(4096);
    assert.equal(desk.threads.count, 0);
    await profileJob(desk, { reduction, frames });
    assert.equal(desk.threads.count, 1);
    await desk.threads.dismiss();
  });
});
