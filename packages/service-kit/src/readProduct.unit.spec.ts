import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeOfProduct, readProduct } from './readProduct.js';

const outside = realpathSync(mkdtempSync(join(tmpdir(), 'wombat-read-product-')));
const root = join(outside, 'data');
const TEXT = '#TYPE=Extended\n';
const sha256 = createHash('sha256').update(TEXT).digest('hex');
const refusal = async (path: string, sum = sha256) => {
  const read = await readProduct(root, { path, sha256: sum });
  return read.ok ? null : read.fault;
};

describe('readProduct', () => {
  beforeAll(() => {
    mkdirSync(join(root, 'night/Reduced'), { recursive: true });
    for (const path of ['data/night/Reduced/a.txt', 'secret.txt']) writeFileSync(join(outside, path), TEXT);
    symlinkSync(join(outside, 'secret.txt'), join(root, 'night/Reduced/link.txt'));
    symlinkSync(join(root, 'night/Reduced/a.txt'), join(root, 'night/Reduced/inner.txt'));
    symlinkSync(outside, join(root, 'linked'));
    symlinkSync(root, join(outside, 'rootLink'));
  });
  afterAll(() => rmSync(outside, { recursive: true, force: true }));

  it('gives the bytes that were written, also where the data folder itself is a link', async () => {
    for (const place of [root, join(outside, 'rootLink')]) {
      const read = await readProduct(place, { path: 'night/Reduced/a.txt', sha256 });
      assert.equal(read.ok && read.value.toString(), TEXT);
    }
  });

  it('says that a product was changed, or is gone', async () => {
    assert.equal((await refusal('night/Reduced/a.txt', 'ab'.repeat(32)))?.code, 'changed');
    const gone = await refusal('night/Reduced/b.txt');
    assert.deepEqual([gone?.code, gone?.message.includes('reduce the series again')], ['missing', true]);
    assert.equal((await refusal('night/Reduced/a.txt/c.txt'))?.code, 'missing');
  });

  it('opens nothing outside the data folder, and follows no link', async () => {
    const paths = ['../secret.txt', 'night/../../secret.txt', 'night/Reduced/link.txt', 'night/Reduced/inner.txt'];
    for (const path of [...paths, 'linked/secret.txt', '', '.', join(outside, 'secret.txt').slice(1)]) {
      const fault = await refusal(path);
      assert.ok(fault !== null && fault.code !== 'changed', path);
    }
    assert.equal(placeOfProduct(root, 'night/Reduced/link.txt').ok, false);
  });
});
