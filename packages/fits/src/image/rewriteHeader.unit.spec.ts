import assert from 'node:assert/strict';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hashFile } from '../file/hashFile.js';
import { onesComplementSum } from '../header/checksum.js';
import { primary, rawHdu } from '../testkit/rawHdu.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { readHeader } from './readHeader.js';
import { rewriteHeader } from './rewriteHeader.js';

const DATA = Buffer.from([0x80, 0x00, 0xff, 0xff, 0x00, 0x00, 0x7f, 0xff]);
const MINUS_ZERO = 0xffffffff;

describe('rewriteHeader', () => {
  it('changes cards, keeps every data byte, scaling card and permission', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame.fits');
      const records = primary(16, [2, 2], 'BZERO   = 32768.0', "OBJECT  = 'X'", 'EQUINOX = 2000.0');
      await writeFile(path, rawHdu(records, DATA));
      await chmod(path, 0o640);
      const rewritten = await rewriteHeader(path, (header) => {
        const grown = header.with('OBJECT', 'M 13').with('BITPIX', -32).without('BZERO', 'SIMPLE');
        return Array.from({ length: 60 }).reduce<typeof grown>(
          (made, _, index) => made.with(`CARD${index}`, index),
          grown,
        );
      });
      const bytes = await readFile(path);
      assert.deepEqual(rewritten, { ok: true, value: { sha256: await hashFile(path), bytes: bytes.length } });
      assert.equal(bytes.length, 2880 * 3);
      assert.deepEqual(bytes.subarray(5760, 5768), DATA);
      assert.equal(onesComplementSum(bytes), MINUS_ZERO);
      assert.equal((await stat(path)).mode & 0o777, 0o640);
      const read = await readHeader(path);
      const { header } = read.ok ? read.value : assert.fail(read.fault.message);
      assert.deepEqual([header.get('BITPIX'), header.get('BZERO'), header.get('OBJECT')], [16, 32768, 'M 13']);
      assert.ok(bytes.includes('EQUINOX = 2000.0'.padEnd(80)));
      assert.deepEqual(await readdir(folder), ['frame.fits']);
    });
  });

  it('leaves the other HDUs as they are and adds missing padding', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame.fits');
      const image = [
        "XTENSION= 'IMAGE   '",
        'BITPIX  = 16',
        'NAXIS   = 2',
        'NAXIS1  = 2',
        'NAXIS2  = 2',
        'PCOUNT  = 0',
        'GCOUNT  = 1',
      ];
      const [head, first, second] = [rawHdu(primary(8, [])), rawHdu(image, DATA), rawHdu(image, DATA)];
      await writeFile(path, Buffer.concat([head, first, second]).subarray(0, -2000));
      const rewritten = await rewriteHeader(path, (header) => header.with('FILTER', 'V'));
      assert.equal(rewritten.ok, true);
      const bytes = await readFile(path);
      assert.deepEqual(bytes.subarray(0, 2880), head);
      assert.deepEqual(bytes.subarray(5760, 8640), first.subarray(2880));
      assert.deepEqual(bytes.subarray(8640), second);
      assert.equal(onesComplementSum(bytes.subarray(2880, 8640)), MINUS_ZERO);
    });
  });

  it('refuses gzip and what is no image, and leaves the file alone when the change throws', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame.fits');
      await writeFile(path, gzipSync(rawHdu(primary(16, [2, 2]), DATA)));
      const packed = await rewriteHeader(path, (header) => header);
      assert.equal(packed.ok ? 'ok' : packed.fault.code, 'unsupported');
      await writeFile(path, 'nothing');
      const text = await rewriteHeader(path, (header) => header);
      assert.equal(text.ok ? 'ok' : text.fault.code, 'not-fits');
      const original = rawHdu(primary(16, [2, 2]), DATA);
      await writeFile(path, original);
      await assert.rejects(
        rewriteHeader(path, (header) => header.with('HISTORY', 1)),
        RangeError,
      );
      assert.deepEqual(await readFile(path), original);
      assert.deepEqual(await readdir(folder), ['frame.fits']);
    });
  });
});
