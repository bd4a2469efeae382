import assert from 'node:assert/strict';
import type { TanWcs } from '@wombat/sky';
import type { HandOptions } from '../options.js';
import { wcsPoint } from './wcsPoint.js';

const wcs: TanWcs = {
  kind: 'TAN',
  crpixX: 511.5,
  crpixY: 511.5,
  raDegrees: 80.25,
  decDegrees: -32.5,
  cd: [-2e-4, 0, 0, 2e-4],
};
const ask = (options: HandOptions) => wcsPoint(options, { wcs, width: 1024, height: 1024 });
const faultOf = (options: HandOptions) => {
  const read = ask(options);
  return read.ok ? 'none' : read.fault.message;
};

describe('wcs', () => {
  it('answers for a place and for a pixel', () => {
    const reference = { x: 511.5, y: 511.5, ra: 80.25, dec: -32.5, on_frame: true };
    assert.deepEqual(ask({ sky: '80.25,-32.5' }), { ok: true, value: reference });
    assert.deepEqual(ask({ pixel: '511.5, 511.5' }), { ok: true, value: reference });
  });

  it('says whether the pixel is on the frame, whose edges are half a pixel off its outer centres', () => {
    for (const [pixel, expected] of [
      ['-0.5,1023.5', true],
      ['-0.6,0', false],
      ['0,1023.6', false],
    ] as const) {
      const read = ask({ pixel });
      assert.equal(read.ok && read.value.on_frame, expected, pixel);
    }
  });

  it('says what is meant', () => {
    assert.match(faultOf({}), /either --sky RA,DEC .* or --pixel X,Y/);
    assert.match(faultOf({ sky: '1,2', pixel: '1,2' }), /either/);
    assert.match(faultOf({ sky: '5:21:00,-32:30' }), /two numbers in degrees/);
    assert.match(faultOf({ pixel: '12' }), /two numbers/);
    assert.match(faultOf({ sky: '80,-95' }), /no declination/);
    assert.match(faultOf({ sky: '260.25,32.5' }), /too far off/);
  });
});
