import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { readFrame } from './readFrame.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-frame-'));
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

function written(name: string, bytes: Uint8Array | string): Uint8Array | string {
  writeFileSync(join(folder, name), bytes);
  return bytes;
}

/** A FITS file of floating-point pixels. */
function floatFrame(pixels: readonly number[]): Buffer {
  const cards = [
    'SIMPLE  =                    T',
    'BITPIX  =                  -32',
    'NAXIS   =                    2',
    `NAXIS1  = ${String(pixels.length).padStart(20)}`,
    'NAXIS2  =                    1',
    'END',
  ];
  const header = cards
    .map((card) => card.padEnd(80))
    .join('')
    .padEnd(2880);
  const data = Buffer.alloc(2880);
  for (const [index, value] of pixels.entries()) data.writeFloatBE(value, 4 * index);
  return Buffer.concat([Buffer.from(header, 'latin1'), data]);
}

describe('readFrame of frames that are no good', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const broken: readonly [what: string, bytes: Uint8Array | string, reason: RegExp][] = [
    ['an empty file', '', /empty/],
    ['a text', 'not a frame\n'.repeat(500), /FITS/],
    ['a picture', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000)]), /FITS/],
    ['a header alone', floatFrame([1]).subarray(0, 2880), /^truncated: 4 bytes of pixels declared, 0 there$/],
    ['a header cut short', floatFrame([1]).subarray(0, 1000), /./],
    ['a frame of NaN', floatFrame([Number.NaN, Number.NaN]), /^no pixel holds a number: the frame is all NaN$/],
  ];
  for (const [what, bytes, reason] of broken) {
    it(`says that ${what} is broken, and why`, async () => {
      written('a.fits', bytes);
      const read = await readFrame(folder, 'a.fits', []);
      assert.equal(read.state, 'broken');
      assert.equal(read.sha256, sha256(bytes));
      assert.match(read.state === 'broken' ? read.reason : '', reason);
    });
  }

  it('says of floats from 0 to 1 that they are no counts', async () => {
    written('e.fits', floatFrame([0.01, Number.NaN, 0.9]));
    const read = await readFrame(folder, 'e.fits', []);
    assert.ok(read.state === 'good');
    assert.match(read.notCounts ?? '', /floats from 0 to 1/);
    written('f.fits', floatFrame([0.01, 300.5]));
    const counts = await readFrame(folder, 'f.fits', []);
    assert.equal('notCounts' in counts, false);
  });

  it('takes a frame with one pixel that holds a number', async () => {
    written('b.fits', floatFrame([Number.NaN, 0]));
    assert.equal((await readFrame(folder, 'b.fits', [])).state, 'good');
  });

  it('says that a file cannot be read', async () => {
    symlinkSync('nowhere', join(folder, 'c.fits'));
    const read = await readFrame(folder, 'c.fits', []);
    assert.equal(read.state, 'unreadable');
    assert.equal(read.sha256, '');
    assert.match(read.state === 'unreadable' ? read.reason : '', /^unreadable: ENOENT/);
  });

  it('says that the end of a frame was never written, though the file has its full length', async () => {
    const pixels = Uint16Array.from({ length: 64 * 48 }, (_, index) => 900 + (index % 7));
    await writeImage(join(folder, 'whole.fits'), { header: Header.of([]), width: 64, height: 48, pixels });
    const whole = readFileSync(join(folder, 'whole.fits'));
    written('half.fits', Buffer.concat([whole.subarray(0, 2880 + 3000), Buffer.alloc(whole.length - 5880)]));
    const read = await readFrame(folder, 'half.fits', []);
    assert.equal(
      read.state === 'broken' && read.reason,
      'incomplete: the last 24 of its 48 rows were never written (zero bytes, as a copy leaves that broke off)',
    );
    assert.equal((await readFrame(folder, 'whole.fits', [])).state, 'good');
  });

  itUnless(skipWithout('data/dialects/asi'))('says that a real frame was cut off', async () => {
    const read = await readFrame(sharedPath('data/dialects'), 'asi/Flat_ASIImg_frame0007.fit', []);
    assert.equal(read.state, 'broken');
    assert.equal(
      read.state === 'broken' && read.reason,
      'truncated: 2,457,600 bytes of pixels declared, 1,042,816 there',
    );
  });

  itUnless(skipWithout('data/dialects/astropy'))('says what real files hold instead of a raw frame', async () => {
    const reasons: Record<string, RegExp> = {
      'astropy/blank.fits': /^no pixel holds a number/,
      'astropy/table.fits': /^no image: /,
      'astropy/arange.fits': /^unsupported: HDU 0 is a cube of 7 planes/,
      'eso-midas/nocdelt.fits': /not debayered, frame$/,
    };
    for (const [path, reason] of Object.entries(reasons)) {
      const read = await readFrame(sharedPath('data/dialects'), path, []);
      assert.match(read.state === 'broken' ? read.reason : 'it is good', reason, path);
    }
  });
});

describe('readFrame of frames of which a part is measured', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const rule = { match: { XBINNING: 1 }, gain: 0.8, readNoise: 1.5 };

  async function read(header: Header) {
    mkdirSync(folder, { recursive: true });
    const pixels = new Uint16Array(64 * 48).fill(900);
    await writeImage(join(folder, 'raw.fits'), { header: header.with('XBINNING', 1), width: 64, height: 48, pixels });
    return readFrame(folder, 'raw.fits', [rule]);
  }

  it('tells of a colour frame what its green is, as TG, by the rule of its camera', async () => {
    const colour = Header.of([]).with('BAYERPAT', 'GRBG').with('FILTER', 'LP').with('SCALE', 2.4);
    const frame = await read(colour);
    assert.ok(frame.state === 'good');
    const { width, height, xBinning, yBinning, gain, readNoise, pixelScaleArcsec } = frame.meta;
    assert.deepEqual([width, height, xBinning, yBinning, pixelScaleArcsec], [32, 24, 2, 2, 4.8]);
    assert.deepEqual([gain, readNoise], [1.6, 1.5 * Math.SQRT2]);
    assert.equal(frame.headerFilter, 'TG');
    assert.equal(frame.warning, "a colour frame (GRBG): its green is measured, as TG, whatever the filter 'LP' is");
  });

  it('says why a colour frame without such a green is refused', async () => {
    const frame = await read(Header.of([]).with('BAYERPAT', 'CMYG'));
    assert.match(frame.state === 'broken' ? frame.reason : '', /^unsupported: the colours CMYG/);
  });

  it('has the size of what is left of a trimmed frame', async () => {
    const frame = await read(Header.of([]).with('TRIMSEC', '[1:60,1:48]').with('BIASSEC', '[61:64,1:48]'));
    assert.ok(frame.state === 'good');
    assert.deepEqual([frame.meta.width, frame.meta.height, frame.meta.gain, frame.warning], [60, 48, 0.8, '']);
  });

  it('doubts the clock of a program that is known for it', async () => {
    const frame = await read(Header.of([]).with('SWCREATE', 'Orion Camera Studio v4.0'));
    assert.match(
      frame.state === 'good' ? frame.warning : '',
      /^Orion Camera Studio writes local time on a 12-hour clock/,
    );
  });
});

describe('readFrame of real frames', () => {
  itUnless(skipWithout('data/dialects/astropy'))('reads a tile-compressed frame', async () => {
    const read = await readFrame(sharedPath('data/dialects'), 'astropy/comp.fits', []);
    assert.ok(read.state === 'good');
    assert.deepEqual([read.meta.width, read.meta.height, read.meta.bitpix], [440, 300, 16]);
  });

  itUnless(skipWithout('data/dialects/msumastro'))('reads frames of many cameras', async () => {
    const root = sharedPath('data/dialects');
    const expected: Record<string, readonly [width: number, exposure: number | undefined, filter: string | null]> = {
      'asi/Dark_ASIImg_30sec_frame0001.fit': [640, 30, 'TG'],
      'ccdproc/a8280271.fits': [512, 150.04, null],
      'msumastro/aspen_trimmed.fit': [100, 1, 'R'],
      'msumastro/maximdl_6_18_header.fit': [100, 90, 'r'],
      'msumastro/maximdl_5_21_header.fit': [16, 90, 'R'],
      'ccdproc/science-mef.fits': [10, 30, 'B'],
    };
    for (const [path, [width, exposure, filter]] of Object.entries(expected)) {
      const read = await readFrame(root, path, []);
      assert.ok(read.state === 'good', path);
      assert.deepEqual(
        [read.meta.width, read.meta.exposureSeconds, read.headerFilter],
        [width, exposure, filter],
        path,
      );
      assert.equal(read.sha256, sha256(readFileSync(join(root, path))), path);
      // One of them says that it was taken in 1928.
      const problem = path === 'ccdproc/science-mef.fits' ? /1928.* is before 1980/ : /^$/;
      assert.match(read.meta.timeProblem, problem, path);
    }
  });

  itUnless(skipWithout('data/dialects/nom-tam'))('reads a frame without a time and says what is missing', async () => {
    const read = await readFrame(sharedPath('data/dialects'), 'nom-tam/m13.fits', []);
    assert.ok(read.state === 'good');
    assert.equal(read.meta.startJdUtc, undefined);
    assert.equal(read.meta.timeProblem, 'no DATE-OBS and no Julian date in the header');
  });

  itUnless(skipWithout('data/hatp32/frames'))('reads a frame of a real series by the rule of its camera', async () => {
    const name = 'HATP-32171220052112.FITS';
    const plain = await readFrame(sharedPath('data/hatp32/frames'), name, []);
    assert.ok(plain.state === 'good');
    const instrument = plain.meta.instrument;
    const rule = { match: { INSTRUME: instrument }, gain: 2.5, peakRange: [5000, 30000] as [number, number] };
    const ruled = await readFrame(sharedPath('data/hatp32/frames'), name, [rule]);
    assert.ok(ruled.state === 'good');
    assert.deepEqual([ruled.meta.gain, ruled.meta.peakRangeLow, ruled.meta.peakRangeHigh], [2.5, 5000, 30000]);
    assert.deepEqual([ruled.meta.startJdUtc, ruled.meta.width], [plain.meta.startJdUtc, plain.meta.width]);
    assert.ok((plain.meta.midJdUtc ?? 0) > (plain.meta.startJdUtc ?? 0));
  });
});
