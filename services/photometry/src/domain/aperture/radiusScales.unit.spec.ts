import assert from 'node:assert/strict';
import type { FrameProfiled } from '@wombat/proto';
import { sampleProfile } from '../../projection/testing/sampleSeries.js';
import { radiusOnFrame, radiusScales } from './radiusScales.js';

function scales(...widths: (number | undefined)[]) {
  const frames = widths.map((fwhmPixels, index) => {
    const change: Partial<FrameProfiled> = { ok: fwhmPixels !== undefined, fwhmPixels };
    return { frame: { path: `${index}` }, profile: sampleProfile(`${index}`, change) };
  });
  return [...radiusScales(frames, 4).values()];
}

describe('radiusScales', () => {
  it('are the FWHM of each frame over that the radii were made for', () => {
    assert.deepEqual(scales(2.2, 4, 5.0005), [0.55, 1, 1.25]);
  });

  it('are between those of the frames before and after where a frame has no profile', () => {
    assert.deepEqual(scales(undefined, 3, undefined, undefined, 5, undefined), [0.75, 0.75, 1, 1, 1.25, 1.25]);
    assert.deepEqual(scales(undefined), [1]);
  });

  it('follow no further than half and twice', () => {
    assert.deepEqual(scales(1, 12), [0.5, 2]);
  });
});

describe('radiusOnFrame', () => {
  it('is a multiple of that of the series, to a hundredth of a pixel, and stays inside the sky annulus', () => {
    assert.equal(radiusOnFrame(4.3, 0.555, 16), 2.39);
    assert.equal(radiusOnFrame(12.6, 1.4, 16), 16);
    assert.equal(radiusOnFrame(4.3, undefined, 16), 4.3);
  });
});
