import assert from 'node:assert/strict';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { parseHeader } from '../header/parseHeader.js';
import { readHeader } from '../image/readHeader.js';
import { framePart } from './framePart.js';

const [WIDTH, HEIGHT] = [100, 60];
const partOf = (...records: string[]) =>
  framePart({ header: parseHeader(records.map((each) => each.padEnd(80)).join('')), width: WIDTH, height: HEIGHT });

function measured(...records: string[]) {
  const part = partOf(...records);
  assert.ok(part.ok);
  return part.value;
}

describe('framePart', () => {
  it('is the whole frame where the header says nothing else', () => {
    for (const records of [[], ["TRIMSEC = '[1:100,1:60]'"], ["DATASEC = '[1:100,1:60]'", "BIASSEC = '[0:0,0:0]'"]]) {
      const { whole, width, height, overscan, green } = measured(...records);
      assert.deepEqual([whole, width, height, overscan, green], [true, WIDTH, HEIGHT, null, null]);
    }
  });

  it('trims to TRIMSEC, else to DATASEC, and takes the overscan beside it', () => {
    const bias = "BIASSEC = '[91:100,1:60]'";
    const region = { x: 4, y: 2, width: 86, height: 58 };
    for (const records of [
      ["TRIMSEC = '[5:90,3:60]'", "DATASEC = '[1:90,1:60]'", bias],
      ["DATASEC = '[5:90,3:60]'", bias],
    ]) {
      const part = measured(...records, 'CRPIX1  = 50.5', 'CRPIX2  = 30');
      assert.deepEqual(part.region, region);
      assert.deepEqual(part.overscan, { x: 90, y: 0, width: 10, height: 60 });
      assert.deepEqual([part.whole, part.width, part.height], [false, 86, 58]);
      const { header } = part;
      assert.deepEqual([header.get('CRPIX1'), header.get('CRPIX2'), header.has('TRIMSEC')], [46.5, 28, false]);
      assert.match(header.cards.at(-1)?.text ?? '', /trimmed to \[5:90,3:60\]/);
    }
  });

  it('does not believe sections of a frame that was larger, or an overscan within what saw light', () => {
    for (const records of [
      ["TRIMSEC = '[5:104,1:60]'", "BIASSEC = '[105:110,1:60]'"],
      ["TRIMSEC = '[1:100,1:60]'", "BIASSEC = '[91:100,1:60]'"],
      ["BIASSEC = '[91:100,1:60]'"],
    ])
      assert.equal(measured(...records).whole, true, records.join());
  });

  it('takes the green of a colour frame at half the size, as the pattern lies where it is trimmed', () => {
    const { width, height, green, header } = measured("BAYERPAT= 'RGGB'", 'XPIXSZ  = 3.8');
    assert.deepEqual(
      [width, height, green, header.get('XPIXSZ'), header.has('BAYERPAT')],
      [50, 30, 'RGGB', 7.6, false],
    );
    const trimmed = measured("BAYERPAT= 'RGGB'", "TRIMSEC = '[2:100,1:59]'", 'CRPIX1  = 2.5');
    assert.deepEqual([trimmed.width, trimmed.height, trimmed.green], [49, 29, 'GRBG']);
    // Pixels 2 and 3 of the file make the first square.
    assert.equal(trimmed.header.get('CRPIX1'), 1);
    assert.equal(measured("BAYERPAT= 'RGGB'", 'YBAYROFF= 1').green, 'GBRG');
    assert.equal(measured("BAYERPAT= 'RGGB'", "TRIMSEC = '[1:100,2:60]'", 'YBAYROFF= 1').green, 'RGGB');
  });

  it('refuses colours that have no green to measure', () => {
    for (const [records, words] of [
      [["BAYERPAT= 'CMYG'"], /^unsupported: the colours CMYG/],
      [["BAYERPAT= 'RGGB'", 'XBINNING= 2'], /^unsupported: the camera has binned the colours of 2 x 2/],
    ] as const) {
      const part = partOf(...records);
      assert.match(part.ok ? 'accepted' : part.fault.message, words);
    }
  });

  itUnless(skipWithout('data/dialects'))('trims a real frame with an overscan on its left', async () => {
    const head = await readHeader(sharedPath('data/dialects/ccdproc/a8280271.fits'));
    assert.ok(head.ok);
    const part = framePart(head.value);
    assert.ok(part.ok);
    assert.deepEqual(part.value.region, { x: 16, y: 0, width: 512, height: 520 });
    assert.deepEqual(part.value.overscan, { x: 3, y: 0, width: 10, height: 520 });
  });
});
