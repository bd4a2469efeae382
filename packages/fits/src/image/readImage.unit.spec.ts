import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { primary, rawHdu } from '../testkit/rawHdu.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { readHeader } from './readHeader.js';
import { readImage } from './readImage.js';

const SHORTS = Buffer.from([0x80, 0x00, 0xff, 0xff, 0x00, 0x00, 0x7f, 0xff]);

async function faultOf(bytes: Buffer, name = 'frame.fits') {
  let fault = { code: 'none', message: 'it was read', offset: -1 };
  await inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, name), bytes);
    const read = await readImage(join(folder, name));
    if (!read.ok) fault = read.fault;
  });
  return fault;
}

async function pixelsOf(bytes: Buffer) {
  let pixels: Float32Array | Float64Array | undefined;
  await inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'frame'), bytes);
    const read = await readImage(join(folder, 'frame'));
    pixels = read.ok ? read.value.pixels : assert.fail(read.fault.message);
  });
  return pixels ?? assert.fail();
}

describe('readImage', () => {
  it('scales 16-bit pixels by BZERO and BSCALE and turns BLANK into NaN', async () => {
    assert.deepEqual(await pixelsOf(rawHdu(primary(16, [2, 2]), SHORTS)), Float32Array.of(-32768, -1, 0, 32767));
    const unsigned = rawHdu(primary(16, [2, 2], 'BZERO   = 32768', 'BSCALE  = 1', 'BLANK   = -1'), SHORTS);
    assert.deepEqual(await pixelsOf(unsigned), Float32Array.of(0, Number.NaN, 32768, 65535));
    const scaled = rawHdu(primary(16, [2, 2], 'BSCALE  = 0.5', 'BZERO   = 10'), SHORTS);
    assert.deepEqual(await pixelsOf(scaled), Float32Array.of(-16374, 9.5, 10, 16393.5));
  });

  it('reads 64-bit integers, also unsigned ones', async () => {
    const data = Buffer.alloc(16);
    data.writeBigInt64BE(-(2n ** 63n), 0);
    data.writeBigInt64BE(5n, 8);
    assert.deepEqual(await pixelsOf(rawHdu(primary(64, [2, 1]), data)), Float64Array.of(-(2 ** 63), 5));
    const unsigned = rawHdu(primary(64, [2, 1], 'BZERO   = 9223372036854775808', 'BLANK   = 5'), data);
    assert.deepEqual(await pixelsOf(unsigned), Float64Array.of(0, Number.NaN));
  });

  it('reads gzip by its content, whatever the name', async () => {
    const packed = gzipSync(rawHdu(primary(16, [2, 2]), SHORTS));
    assert.deepEqual(await pixelsOf(packed), Float32Array.of(-32768, -1, 0, 32767));
  });

  it('takes one plane for an image, and refuses colour and cubes with the reason', async () => {
    assert.equal((await pixelsOf(rawHdu(primary(16, [2, 2, 1, 1]), SHORTS))).length, 4);
    const colour = await faultOf(rawHdu(primary(8, [2, 2, 3]), Buffer.alloc(12)));
    assert.equal(colour.code, 'unsupported');
    assert.match(colour.message, /colour/);
    assert.match((await faultOf(rawHdu(primary(8, [2, 2, 5]), Buffer.alloc(20)))).message, /cube of 5 planes/);
  });

  it('finds the first image extension behind a primary without data', async () => {
    const table = ["XTENSION= 'TABLE   '", 'BITPIX  = 8', 'NAXIS   = 2', 'NAXIS1  = 4', 'NAXIS2  = 1', 'PCOUNT  = 0'];
    const image = [
      "XTENSION= 'IMAGE   '",
      'BITPIX  = 16',
      'NAXIS   = 2',
      'NAXIS1  = 2',
      'NAXIS2  = 2',
      'ROWORDER= TOP-DOWN',
    ];
    const file = Buffer.concat([rawHdu(primary(8, [])), rawHdu(table, Buffer.alloc(4)), rawHdu(image, SHORTS)]);
    assert.equal((await pixelsOf(file)).length, 4);
    await inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'frame'), file);
      const read = await readHeader(join(folder, 'frame'));
      const { header, ...shape } = read.ok ? read.value : assert.fail(read.fault.message);
      const expected = {
        width: 2,
        height: 2,
        bitpix: 16,
        dataOffset: 2880 * 4,
        packed: false,
        hduIndex: 2,
        rowOrder: 'top-down',
      };
      assert.deepEqual(shape, expected);
      assert.equal(header.get('XTENSION'), 'IMAGE');
    });
  });

  it('says how much of a truncated file is there, and does not mind missing padding', async () => {
    const whole = rawHdu(primary(16, [2, 2]), SHORTS);
    assert.deepEqual(await faultOf(whole.subarray(0, 2883)), {
      code: 'truncated',
      message: 'truncated: 8 bytes of pixels declared, 3 there',
      offset: 2883,
    });
    assert.equal((await pixelsOf(whole.subarray(0, 2888))).length, 4);
    assert.equal((await faultOf(whole.subarray(0, 1000))).code, 'truncated');
    assert.equal(
      (await faultOf(gzipSync(whole.subarray(0, 2883)))).message,
      'truncated: 8 bytes of pixels declared, 3 there',
    );
  });

  it('finds a gzip file that ends early or is damaged', async () => {
    const noise = Buffer.from(Array.from({ length: 20000 }, (_, index) => (index * 7919) % 251));
    const packed = gzipSync(rawHdu(primary(8, [200, 100]), noise));
    assert.equal((await faultOf(packed.subarray(0, packed.length - 200))).code, 'truncated');
    const damaged = Buffer.from(packed);
    damaged.writeUInt32LE(12345, damaged.length - 8);
    assert.equal((await faultOf(damaged)).code, 'damaged');
  });

  it('compares an absurd size with the file before it takes memory', async () => {
    const huge = rawHdu(primary(-64, [2_000_000, 1_000_000]), SHORTS);
    assert.equal((await faultOf(huge)).code, 'truncated');
    assert.equal((await faultOf(gzipSync(huge))).code, 'truncated');
    assert.equal((await faultOf(rawHdu(primary(8, [2 ** 40, 2 ** 40]), SHORTS))).code, 'bad-header');
  });

  it('refuses headers that make no sense', async () => {
    const cases = [
      primary(12, [2, 2]),
      primary(16, [2, -2]),
      primary(16, [2.5, 2]),
      ['SIMPLE  = T', 'BITPIX  = 16', 'NAXIS   = 2', 'NAXIS1  = 2'],
      ['SIMPLE  = T', 'BITPIX  = 16', 'NAXIS   = 1000000000'],
      ['SIMPLE  = T', 'BITPIX  = 16'],
      primary(16, [2, 2], 'BSCALE  = 0'),
      primary(16, [2, 2], "BZERO   = 'much'"),
    ];
    for (const records of cases)
      assert.equal((await faultOf(rawHdu(records, SHORTS))).code, 'bad-header', records.join());
  });

  it('knows what is no FITS image', async () => {
    assert.equal((await faultOf(Buffer.alloc(0))).code, 'empty');
    assert.equal((await faultOf(Buffer.from('hello'))).code, 'not-fits');
    assert.equal((await faultOf(Buffer.alloc(10000, 0xff))).code, 'not-fits');
    assert.equal((await faultOf(gzipSync(Buffer.from('hello')))).code, 'not-fits');
    assert.equal((await faultOf(rawHdu(primary(16, [])))).code, 'no-image');
    assert.equal((await faultOf(rawHdu(primary(16, [4]), SHORTS))).code, 'no-image');
    assert.equal((await faultOf(Buffer.from('BZh91AY&SY'))).code, 'unsupported');
    assert.equal((await faultOf(Buffer.alloc(2880 * 2100, `SIMPLE  = T${' '.repeat(69)}`))).code, 'bad-header');
  });

  it('answers for a folder, a missing file, and one it may not read', async () => {
    await inTemporaryFolder(async (folder) => {
      const codeOf = async (path: string) => {
        const read = await readImage(path);
        return read.ok ? 'ok' : read.fault.code;
      };
      await mkdir(join(folder, 'night'));
      assert.equal(await codeOf(join(folder, 'night')), 'unreadable');
      assert.equal(await codeOf(join(folder, 'missing.fits')), 'unreadable');
      await writeFile(join(folder, 'secret.fits'), rawHdu(primary(16, [2, 2]), SHORTS));
      await chmod(join(folder, 'secret.fits'), 0);
      // The superuser may read everything.
      assert.equal(await codeOf(join(folder, 'secret.fits')), process.getuid?.() === 0 ? 'ok' : 'unreadable');
    });
  });
});
