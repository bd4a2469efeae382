import assert from 'node:assert/strict';
import type { HandOptions } from '../options.js';
import { convertRequest } from './convertRequest.js';

const right: HandOptions = { ra: '60', dec: '-16.5', site: '-31.27,149.06,1165', date: '2025-10-15T14:24:00' };

const faultOf = (options: HandOptions) => {
  const read = convertRequest(options);
  return read.ok ? 'none' : read.fault.message;
};

describe('the options of convert', () => {
  it('are read', () => {
    assert.deepEqual(convertRequest(right), {
      ok: true,
      value: {
        position: { raDegrees: 60, decDegrees: -16.5 },
        site: { latitude: -31.27, longitude: 149.06, elevation: 1165 },
        jdUtc: 2460964.1,
      },
    });
  });

  it('mean the middle of the exposure where there is one', () => {
    const read = convertRequest({ ...right, exposure: '864' });
    assert.ok(read.ok && Math.abs(read.value.jdUtc - 2460964.105) < 1e-9);
  });

  it('say which is missing and what is meant', () => {
    assert.match(faultOf({}), /needs --ra: \.\/wombat convert --ra DEG/);
    assert.match(faultOf({ ...right, date: undefined }), /needs --date/);
    assert.match(faultOf({ ...right, ra: '4h00m' }), /--ra is '4h00m': degrees/);
    assert.match(faultOf({ ...right, ra: '361' }), /0 to 360/);
    assert.match(faultOf({ ...right, ra: '' }), /--ra/);
    assert.match(faultOf({ ...right, dec: '91' }), /-90 to 90/);
    assert.match(faultOf({ ...right, site: '-31,149' }), /east positive/);
    assert.match(faultOf({ ...right, site: '-131,149,0' }), /--site/);
    assert.match(faultOf({ ...right, date: 'last night' }), /UTC is meant/);
    assert.match(faultOf({ ...right, exposure: '-3' }), /seconds are meant/);
  });
});
