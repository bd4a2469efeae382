import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { productFolder, writeTextProduct } from './products.js';

const root = mkdtempSync(join(tmpdir(), 'wombat-products-'));

describe('productFolder', () => {
  it('stands beside the raw night', () => {
    const place = { folder: '2024-01-01', targetName: 'SS Cyg', filter: 'V', revision: 2 };
    assert.equal(productFolder(place), '2024-01-01/Reduced/SS Cyg/V/r2');
  });

  it('stays there whatever target and filter are called, one folder for each', () => {
    const anyName = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '.', '..', '../..', '/', '\\', '~'));
    const anyPlace = fc.record({ targetName: anyName, filter: anyName });
    const folderOf = (place: { targetName: string; filter: string }) =>
      productFolder({ ...place, folder: 'night', revision: 1 });
    fc.assert(
      fc.property(anyPlace, anyPlace, (one, other) => {
        const segments = folderOf(one).split('/');
        assert.equal(segments.length, 5);
        assert.deepEqual([segments[0], segments[1], segments[4]], ['night', 'Reduced', 'r1']);
        const same = one.targetName === other.targetName && one.filter === other.filter;
        assert.equal(folderOf(one) === folderOf(other), same);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('writeTextProduct', () => {
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('makes the folder, writes the text and tells its hash; a second text takes the place of the first', async () => {
    for (const text of ['first', 'second\n☂\n']) {
      const product = await writeTextProduct(root, 'a/b/report.txt', text);
      assert.deepEqual(product, { path: 'a/b/report.txt', sha256: createHash('sha256').update(text).digest('hex') });
      assert.equal(readFileSync(join(root, 'a/b/report.txt'), 'utf8'), text);
    }
    assert.deepEqual(readdirSync(join(root, 'a/b')), ['report.txt']);
  });

  it('takes the longest name a disk takes', async () => {
    const path = `long/${'x'.repeat(251)}.txt`;
    await writeTextProduct(root, path, 'text');
    assert.deepEqual(readdirSync(join(root, 'long')), [path.slice(5)]);
  });

  it('leaves nothing behind when a folder is in the way', async () => {
    mkdirSync(join(root, 'c/report.txt/inner'), { recursive: true });
    await assert.rejects(writeTextProduct(root, 'c/report.txt', 'text'), { code: 'EISDIR' });
    assert.deepEqual(readdirSync(join(root, 'c')), ['report.txt']);
  });

  it('takes away what a writer that was killed left beside it', async () => {
    mkdirSync(join(root, 'e'));
    const module = import.meta.resolve('@wombat/fits/replace-file');
    const script = `
      const { replaceFile } = await import(${JSON.stringify(module)});
      const pieces = (function* () {
        yield Buffer.from('half');
        process.kill(process.pid, 'SIGKILL');
      })();
      await replaceFile(${JSON.stringify(join(root, 'e/report.txt'))}, { pieces });`;
    const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
    assert.equal(child.signal, 'SIGKILL');
    assert.match(readdirSync(join(root, 'e')).join(), /^\..*\.tmp$/);
    await writeTextProduct(root, 'e/report.txt', 'whole');
    assert.deepEqual(readdirSync(join(root, 'e')), ['report.txt']);
  });

  it('leaves the old text and nothing else when the disk takes no more', async () => {
    await writeTextProduct(root, 'd/report.txt', 'old');
    const module = new URL('./products.js', import.meta.url).href;
    const script = `
      process.on('SIGXFSZ', () => undefined);
      const { writeTextProduct } = await import(${JSON.stringify(module)});
      const failure = await writeTextProduct(${JSON.stringify(root)}, 'd/report.txt', 'x'.repeat(1_000_000)).catch((error) => error);
      process.stdout.write(String(failure.code));`;
    const command = `ulimit -f 64; exec "${process.execPath}" --input-type=module --eval "$SCRIPT"`;
    const child = spawnSync('bash', ['-c', command], { env: { ...process.env, SCRIPT: script }, encoding: 'utf8' });
    assert.deepEqual([child.stdout, child.status], ['EFBIG', 0], child.stderr);
    assert.deepEqual(readdirSync(join(root, 'd')), ['report.txt']);
    assert.equal(readFileSync(join(root, 'd/report.txt'), 'utf8'), 'old');
  });
});
