import assert from 'node:assert/strict';
import { ok, refuse } from '@wombat/result';
import { flagBits } from '../measurement/flags.js';
import { chooseReferenceFrame, type FramePsf } from './chooseReferenceFrame.js';

function night(own: Record<number, Partial<FramePsf>> = {}): FramePsf[] {
  return Array.from({ length: 21 }, (_, index) => ({
    filename: `f${index}`,
    starCount: 200 + (index % 5),
    psf: ok({ fwhmPixels: 3 + 0.01 * index, elongation: 1.08 + 0.002 * (index % 3) }),
    ...own[index],
  }));
}

const bad = refuse({ message: 'badpsf: 1 of 20 fits good, median qfit 0.4' });

describe('chooseReferenceFrame', () => {
  it('takes the first frame of a good night and flags none', () => {
    const outcome = chooseReferenceFrame(night());
    assert.ok(outcome.ok);
    assert.equal(outcome.value.filename, 'f0');
    assert.equal(outcome.value.passedOver, null);
    assert.equal(outcome.value.frameFlags.size, 0);
    assert.ok(Math.abs(outcome.value.fwhm80Pixels - 3.16) < 1e-9);
  });

  it('passes over what is unusable, and says so', () => {
    const outcome = chooseReferenceFrame(
      night({ 0: { psf: bad }, 1: { psf: ok({ fwhmPixels: 3, elongation: 1.9 }) }, 2: { starCount: 40 } }),
    );
    assert.ok(outcome.ok);
    assert.equal(outcome.value.index, 3);
    assert.equal(
      outcome.value.passedOver,
      'f0 and 2 more passed over (badpsf: 1 of 20 fits good, median qfit 0.4); apertures are set on f3',
    );
    assert.deepEqual(
      [...outcome.value.frameFlags],
      [
        ['f1', flagBits('frameTrailed')],
        ['f2', flagBits('frameCloudy')],
      ],
    );
  });

  it('flags a defocused frame and keeps it out of the 80th percentile', () => {
    const wide = { psf: ok({ fwhmPixels: 9, elongation: 1.08 }) };
    const outcome = chooseReferenceFrame(night({ 10: wide, 11: wide, 12: wide, 13: wide, 14: wide }));
    assert.ok(outcome.ok);
    assert.equal(outcome.value.frameFlags.get('f10'), flagBits('frameDefocused'));
    assert.ok(outcome.value.fwhm80Pixels < 3.3);
  });

  it('does not flag seeing that gets worse through the night', () => {
    const outcome = chooseReferenceFrame(
      night().map((frame, index) => ({
        ...frame,
        psf: ok({ fwhmPixels: 3 + 0.1 * index, elongation: 1.1 }),
      })),
    );
    assert.ok(outcome.ok);
    assert.equal(outcome.value.frameFlags.size, 0);
  });

  it('uses a flagged frame where no frame is without fault', () => {
    const outcome = chooseReferenceFrame(
      night().map((frame) => ({ ...frame, psf: ok({ fwhmPixels: 3, elongation: 1.8 }) })),
    );
    assert.ok(outcome.ok);
    assert.equal(outcome.value.filename, 'f0');
  });

  it('is badpsf with the numbers where every frame is bad', () => {
    const outcome = chooseReferenceFrame(night().map((frame) => ({ ...frame, psf: bad })));
    assert.ok(!outcome.ok);
    assert.match(outcome.fault.message, /any of 21 frames; the first, f0: badpsf: 1 of 20 fits good/);
    const none = chooseReferenceFrame([]);
    assert.ok(!none.ok && none.fault.code === 'badpsf');
  });
});
