import assert from 'node:assert/strict';
import { defaultNights } from '../nights/defaultNights.js';
import { fadedPart, targetMagnitudes } from './lightCurve.js';

describe('light curves', () => {
  it('stay between brightest and faintest, without jumps', () => {
    for (const shape of ['rrLyrae', 'eclipser', 'contact', 'constant'] as const) {
      for (let step = 0; step < 1000; step++) {
        const [now, next] = [fadedPart(shape, step / 1000), fadedPart(shape, ((step + 1) % 1000) / 1000)];
        assert.ok(now >= 0 && now <= 1, `${shape} at ${step}`);
        assert.ok(Math.abs(next - now) < 0.06, `${shape} jumps at ${step}`);
      }
    }
  });

  it('have phase 0 where the field puts it: maximum of a pulsator, primary minimum of an eclipser', () => {
    assert.equal(fadedPart('rrLyrae', 0), 0);
    assert.equal(fadedPart('eclipser', 0), 1);
    assert.equal(fadedPart('contact', 0), 1);
    assert.ok(fadedPart('eclipser', 0.5) > 0.25 && fadedPart('eclipser', 0.25) < 1e-6);
  });

  it('repeat with the period and change colour', () => {
    const { target } = defaultNights.xzCyg();
    const [top, later] = [
      targetMagnitudes(target, target.epochJd),
      targetMagnitudes(target, target.epochJd + 30 * target.periodDays),
    ];
    assert.deepEqual(top, target.brightest);
    assert.ok(Math.abs(later.V - top.V) < 1e-3);
    const faint = targetMagnitudes(target, target.epochJd - 0.17 * target.periodDays);
    assert.ok(faint.B - faint.V > top.B - top.V + 0.2);
  });
});
