import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { Crew } from '@wombat/reduction';
import { type KnownFlats, OpenMasters } from './openMasters.js';

const root = mkdtempSync(join(tmpdir(), 'masters-'));
const crew = new Crew(1, { apart: true });
const run = jest.spyOn(crew, 'run');
afterAll(async () => {
  await crew.dismiss();
  rmSync(root, { recursive: true });
});

async function written(name: string, bad: number): Promise<void> {
  const pixels = new Float32Array(64 * 64).fill(1);
  pixels.fill(0, 0, bad);
  await writeImage(join(root, name), { header: Header.of([]), width: 64, height: 64, pixels });
}

async function badPixels(known: KnownFlats): Promise<number> {
  const masters = new OpenMasters(root, crew, known);
  try {
    return (await masters.flat('mflat.fits')).badPixels;
  } finally {
    masters.close();
  }
}

describe('the masters of a job', () => {
  it('know of a flat what was found for the job before, unless another file is there now', async () => {
    const known: KnownFlats = new Map();
    await written('mflat.fits', 3);
    assert.equal(await badPixels(known), 3);
    const looks = run.mock.calls.length;
    assert.ok(looks > 0);
    assert.equal(await badPixels(known), 3);
    assert.equal(run.mock.calls.length, looks);
    await written('other.fits', 5);
    renameSync(join(root, 'other.fits'), join(root, 'mflat.fits'));
    assert.equal(await badPixels(known), 5);
  });
});
