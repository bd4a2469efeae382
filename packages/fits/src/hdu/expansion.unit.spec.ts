import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { seededRandom } from '@wombat/random';
import { parseHeader } from '../header/parseHeader.js';
import { readHeader } from '../image/readHeader.js';
import { primary, rawHdu } from '../testkit/rawHdu.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import type { ByteSource } from './byteSource.js';
import { expansionFault } from './expansion.js';
import { hduOf } from './hdu.js';

const LIMIT = 'at most 100 times the file is unpacked, or 268 MB';

describe('a packed file', () => {
  it('of a few bytes that gzip would make gigabytes is refused before it is unpacked', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.fits.gz');
      const random = seededRandom(1);
      const noise = Uint8Array.from({ length: 1_000_000 }, () => random() * 256);
      await writeFile(path, gzipSync(rawHdu(primary(16, [20_000, 20_000]), noise)));
      const read = await readHeader(path);
      assert.ok(!read.ok);
      assert.equal(read.fault.code, 'unsupported');
      assert.equal(read.fault.message, `unsupported: 1 MB would unpack to 800 MB; ${LIMIT}`);
    }));
});

describe('a tile-compressed image', () => {
  /** An image so many pixels a side, 16 bits each, kept in so many bytes. */
  const fault = (side: number, packedBytes: number) => {
    const records = [
      ...["XTENSION= 'BINTABLE'", 'BITPIX  = 8', 'NAXIS   = 2', 'NAXIS1  = 8', 'NAXIS2  = 1'],
      ...[`PCOUNT  = ${packedBytes}`, 'GCOUNT  = 1', 'ZIMAGE  = T', 'ZBITPIX = 16', 'ZNAXIS  = 2'],
      ...[`ZNAXIS1 = ${side}`, `ZNAXIS2 = ${side}`],
    ];
    const header = parseHeader(rawHdu(records));
    const hdu = hduOf(header, { index: 1, headerOffset: 2880, headerBytes: 2880, primary: header });
    assert.ok(hdu.ok);
    const bytes = packedBytes + 8640;
    return expansionFault(hdu.value, { fileBytes: bytes, mostBytes: bytes, exact: true } as ByteSource)?.message;
  };

  it('of 4 MB that would become 8 GB is refused with both sizes', () =>
    assert.equal(fault(64_000, 4_000_000), `unsupported: 4 MB would unpack to 8,192 MB; ${LIMIT}`));

  it('is read as cameras make it, and empty as long as it is small', () => {
    assert.equal(fault(10_000, 20_000_000), undefined);
    assert.equal(fault(10_000, 5_000), undefined);
  });
});
