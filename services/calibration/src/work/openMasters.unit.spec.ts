import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, hashFile, writeImage } from '@wombat/fits';
import { Crew } from '@wombat/reduction';
import { type KnownMasters, noKnownMasters, OpenMasters } from './openMasters.js';

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

const flatThere = async () => ({ path: 'mflat.fits', sha256: await hashFile(join(root, 'mflat.fits')) });

async function badPixels(known: KnownMasters): Promise<number> {
  const masters = new OpenMasters(root, crew, known);
  try {
    return (await masters.flat(await flatThere())).badPixels;
  } finally {
    masters.close();
  }
}

describe('the masters of a job', () => {
  it('know of a flat what was found for the job before, unless another file is there now', async () => {
    const known = noKnownMasters();
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

  it('are those that are named, not others of the same name', async () => {
    const known = noKnownMasters();
    await written('mflat.fits', 3);
    const named = await flatThere();
    assert.equal(await badPixels(known), 3);
    await written('mflat.fits', 4);
    const masters = new OpenMasters(root, crew, known);
    await assert.rejects(masters.flat(named), /the master mflat\.fits has other bytes than when it was made or found/);
    await assert.rejects(masters.file(named), /other bytes/);
    await assert.rejects(masters.median(named), /other bytes/);
    assert.equal((await masters.flat(await flatThere())).badPixels, 4);
    masters.close();
  });
});
