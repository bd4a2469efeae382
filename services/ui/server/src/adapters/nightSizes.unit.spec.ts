import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NightSizes } from './nightSizes.js';

describe('what a night takes on the disk', () => {
  const data = mkdtempSync(join(tmpdir(), 'wombat-nights-'));
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  function put(folder: string, bytes: number): void {
    mkdirSync(join(data, folder), { recursive: true });
    writeFileSync(join(data, folder, 'a.fits'), Buffer.alloc(bytes));
  }

  it('is the average of the newest, looked at anew after a while', async () => {
    let now = 0;
    const sizes = new NightSizes(data, () => new Date(now));
    assert.equal(await sizes.average(), null);
    put('2025-10-14/Light/XZ Cyg', 300);
    put('20251015/Reduced', 100);
    put('masters/Dark', 9_000);
    for (const day of ['01', '02', '03', '04']) put(`202509${day}`, day === '01' ? 50_000 : 200);
    assert.equal(await sizes.average(), null);
    now += 3_600_000;
    assert.equal(await sizes.average(), 200);
  });

  it('leaves out a night that cannot be read', async () => {
    writeFileSync(join(data, '20251101'), 'a file where a folder should be');
    assert.equal(await new NightSizes(data, () => new Date(0)).average(), 200);
  });

  it('is not known of a folder that is away', async () => {
    assert.equal(await new NightSizes(join(data, 'none'), () => new Date(0)).average(), null);
  });
});
