import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SharedLooks } from './sharedLooks.js';

const base = mkdtempSync(join(tmpdir(), 'wombat-shared-looks-'));
afterAll(() => rmSync(base, { recursive: true }));

const folderOf = (name: string) => join(base, name);
const numbers = Float64Array.of(1, 2.5, Number.NaN, -0.1);

describe('what workers tell each other of frames', () => {
  const complaints: unknown[] = [];
  const looksIn = (name: string, most?: number, sweptAfter?: number) =>
    new SharedLooks(folderOf(name), (error) => complaints.push(error), most, sweptAfter);
  beforeEach(() => complaints.splice(0));

  it('is read as it was written, by its name alone', async () => {
    await looksIn('a').write('one', numbers);
    assert.deepEqual(await looksIn('a').read('one'), numbers);
    assert.equal(await looksIn('a').read('other'), null);
    assert.deepEqual(complaints, []);
  });

  it('is not known where a file is not whole, or is that of another', async () => {
    const looks = looksIn('b');
    await looks.write('one', numbers);
    const [file = ''] = readdirSync(folderOf('b')).map((name) => join(folderOf('b'), name));
    const bytes = readFileSync(file);
    for (const damaged of [bytes.subarray(0, 0), bytes.subarray(0, 40), Buffer.alloc(bytes.length)]) {
      writeFileSync(file, damaged);
      assert.equal(await looks.read('one'), null);
    }
    await looks.write('two', numbers);
    const [two = ''] = readdirSync(folderOf('b'))
      .map((name) => join(folderOf('b'), name))
      .filter((path) => path !== file);
    writeFileSync(file, readFileSync(two));
    assert.equal(await looks.read('one'), null);
    assert.deepEqual(complaints, []);
  });

  it('is forgotten, the oldest first, where there is much of it', async () => {
    const looks = looksIn('c', 2, 4);
    for (const [index, name] of ['1', '2', '3'].entries()) {
      const before = new Set(filesOf('c'));
      await looks.write(name, numbers);
      const [file = ''] = filesOf('c').filter((path) => !before.has(path));
      utimesSync(join(folderOf('c'), file), 1000 + index, 1000 + index);
    }
    await looks.write('4', numbers);
    const known = await Promise.all(['1', '2', '3', '4'].map(async (name) => (await looks.read(name)) !== null));
    assert.deepEqual(known, [false, false, true, true]);
  });

  it('is complained of once where its folder is a file, and nothing is known then', async () => {
    writeFileSync(folderOf('d'), '');
    const looks = looksIn('d');
    await looks.write('one', numbers);
    await looks.write('two', numbers);
    assert.equal(await looks.read('one'), null);
    assert.equal(complaints.length, 1);
  });
});

/** None where there is no such folder yet. */
function filesOf(name: string): string[] {
  return existsSync(folderOf(name)) ? readdirSync(folderOf(name)) : [];
}
