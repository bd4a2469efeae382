import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header } from '@wombat/fits';
import { type CalibrateRequest, calibrateFrames, type FrameSync } from './calibrateFrames.js';
import { Crew } from './crew.js';
import { closeFrames, type FrameFile } from './files/frameFile.js';
import { FrameFolder } from './testing/frameFolder.js';

const COUNT = 21;
const names = Array.from({ length: COUNT }, (_, index) => `${String(index).padStart(2, '0')}.fits`);

describe('calibrateFrames', () => {
  const folder = mkdtempSync(join(tmpdir(), 'calibrate-'));
  const frames = new FrameFolder(folder, 30);
  const crew = new Crew(2);
  let files: FrameFile[] = [];
  let bias: FrameFile;

  beforeAll(async () => {
    bias = await frames.opened(await frames.written('bias', new Float32Array(900).fill(1000.5)));
    for (const [index, name] of names.entries()) {
      const pixels = Uint16Array.from({ length: 900 }, (_, at) => 2000 + ((at * 7919 + index * 31) % 997));
      files = [...files, await frames.opened(await frames.written(name, pixels))];
    }
  });
  afterAll(async () => {
    await crew.dismiss();
    closeFrames([bias, ...files]);
    rmSync(folder, { recursive: true });
  });

  const request = (place: string, sync: FrameSync): CalibrateRequest => ({
    frames: files.map((file, index) => ({
      file,
      output: join(folder, place, names[index] ?? ''),
      pedestal: 0,
      saturation: 2900,
      header: ({ saturatedPixels }) => Header.of([]).with('NSAT', saturatedPixels),
    })),
    bias,
    dark: null,
    flat: null,
    sync,
  });
  const written = (place: string) => names.map((name) => readFileSync(join(folder, place, name)));

  it('writes the same files whether it waits for the disk, and how', async () => {
    const outcomes: unknown[] = [];
    for (const sync of ['no', 'each', 'together'] as const) {
      outcomes.push(await calibrateFrames(crew, request(sync, sync)));
      assert.deepEqual(readdirSync(join(folder, sync)), names);
      assert.deepEqual(written(sync), written('no'));
    }
    assert.deepEqual(outcomes[1], outcomes[0]);
    assert.deepEqual(outcomes[2], outcomes[0]);
  });

  it('gives complete frames their names where one cannot have its own, says why, and leaves nothing else', async () => {
    mkdirSync(join(folder, 'taken', '03.fits'), { recursive: true });
    await assert.rejects(calibrateFrames(crew, request('taken', 'together')), { code: 'EISDIR' });
    assert.deepEqual(readdirSync(join(folder, 'taken')).sort(), names);
    assert.deepEqual(readFileSync(join(folder, 'taken', '20.fits')), readFileSync(join(folder, 'no', '20.fits')));
  });

  it('tells how far it is, from frame to frame and to the end', async () => {
    const parts: number[] = [];
    await calibrateFrames(crew, { ...request('told', 'together'), report: (part) => parts.push(part) });
    assert.deepEqual(
      parts,
      parts.toSorted((a, b) => a - b),
    );
    assert.equal(parts.at(-1), 1);
  });
});
