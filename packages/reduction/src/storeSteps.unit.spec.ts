import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '@wombat/result';
import { Crew } from './crew.js';
import { storeSteps } from './storeSteps.js';
import { FrameFolder } from './testing/frameFolder.js';

// With stars and noise: services/calibration, storedFrames.unit.spec.ts.
describe('storeSteps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steps-'));
  const frames = new FrameFolder(folder, 30);
  const crew = new Crew(1);
  afterAll(async () => {
    await crew.dismiss();
    rmSync(folder, { recursive: true });
  });
  const pattern = (span: number) => Float32Array.from({ length: 900 }, (_, at) => 0.25 + ((at * 7919) % span));

  it('given a frame of floats, leaves a file of steps in its place and nothing else; given that, leaves it alone', async () => {
    const path = await frames.written('a.fits', pattern(997).with(3, Number.NaN));
    const done = await storeSteps(crew, path);
    assert.ok(done.ok && done.value?.steps.areFine);
    const { pixels, header } = await frames.image(path);
    assert.deepEqual([header.get('BITPIX'), header.get('BSCALE')], [16, done.value.steps.step]);
    assert.ok(Number.isNaN(pixels[3]));
    for (const [at, value] of pattern(997).entries())
      if (at !== 3) assert.ok(Math.abs((pixels[at] ?? 0) - value) <= 0.501 * done.value.steps.step);
    assert.deepEqual(readdirSync(folder), ['a.fits']);
    const bytes = readFileSync(path);
    assert.deepEqual(await storeSteps(crew, path), ok(null));
    assert.deepEqual(readFileSync(path), bytes);
  });

  it('given one whose steps would be coarse against its noise, leaves it as it is', async () => {
    const path = await frames.written('coarse.fits', pattern(2).with(5, 60_000));
    const bytes = readFileSync(path);
    const done = await storeSteps(crew, path);
    assert.ok(done.ok && done.value?.steps.areFine === false && done.value.sha256 === null);
    assert.deepEqual(readFileSync(path), bytes);
  });
});
