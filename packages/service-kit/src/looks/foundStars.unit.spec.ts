import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FoundStars } from './foundStars.js';
import { frameName } from './frameName.js';
import { SharedLooks } from './sharedLooks.js';

const root = mkdtempSync(join(tmpdir(), 'wombat-found-stars-'));
afterAll(() => rmSync(root, { recursive: true }));

const looks = new SharedLooks(join(root, 'looks'), (error) => assert.fail(String(error)));
const foundStars = new FoundStars(root, looks);
const numbers = Float64Array.of(7, 8, 9);

function frame(name: string) {
  writeFileSync(join(root, name), 'raw');
  writeFileSync(join(root, `calibrated-${name}`), 'calibrated');
  return { path: name, product: `calibrated-${name}` };
}

describe('the stars of a solved frame', () => {
  it('are known until they are forgotten', async () => {
    const files = frame('a');
    await foundStars.tell(files, numbers);
    const name = await frameName(root, files);
    assert.deepEqual(await new FoundStars(root, looks).of(name), numbers);
    await foundStars.forget(name);
    assert.equal(await foundStars.of(name), null);
    await foundStars.forget(name);
  });

  it('are not those of a frame whose file has changed since', async () => {
    const files = frame('b');
    await foundStars.tell(files, numbers);
    utimesSync(join(root, files.product), 1, 1);
    assert.equal(await foundStars.of(await frameName(root, files)), null);
  });

  it('are not what is seen of the same frame otherwise', async () => {
    const name = await frameName(root, frame('c'));
    assert.ok(name !== null);
    await looks.write(name, numbers);
    assert.equal(await foundStars.of(name), null);
  });

  it('are told neither of a frame that is gone nor of very rich fields', async () => {
    const before = readdirSync(join(root, 'looks')).length;
    await foundStars.tell({ path: 'gone', product: 'gone' }, numbers);
    await foundStars.tell(frame('d'), new Float64Array(200_001));
    assert.equal(readdirSync(join(root, 'looks')).length, before);
    assert.equal(await foundStars.of(null), null);
    await foundStars.forget(null);
  });
});
