import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { coefficientToCome, meanOfNights } from './coefficientOfNights.js';

const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-12, `${a} is not ${b}`);

describe('the mean of nights', () => {
  it('weighs by their errors where they agree', () => {
    const mean = meanOfNights([
      { value: 0.02, error: 0.01 },
      { value: 0.03, error: 0.02 },
    ]);
    close(mean?.value ?? 0, 0.022);
    close(mean?.error ?? 0, 0.02 / Math.sqrt(5));
    assert.equal(meanOfNights([{ value: 1, error: 0 }]), null);
    assert.deepEqual(meanOfNights([{ value: 1, error: 0.1 }]), { value: 1, error: 0.1 });
  });

  it('has an error that is true where nights differ by more than their errors', () => {
    const normal = seededNormal(7);
    const [truth, nightly] = [0.04, 0.03];
    const pulls = Array.from({ length: 400 }, () => {
      const nights = Array.from({ length: 8 }, (_, at) => {
        const error = 0.005 + 0.005 * (at % 3);
        return { value: truth + nightly * normal() + error * normal(), error };
      });
      const mean = meanOfNights(nights) ?? { value: 0, error: 1 };
      return (mean.value - truth) / mean.error;
    });
    const scatter = Math.sqrt(pulls.reduce((sum, pull) => sum + pull ** 2, 0) / pulls.length);
    assert.ok(scatter > 0.85 && scatter < 1.25, `${scatter}`);
  });
});

describe('a coefficient on one night to come', () => {
  const nights = [0.02, 0.03, 0.04, 0.09].map((value) => ({ value, error: 0.005 }));

  it('is told once there are three, with an error that holds what they differ by', () => {
    assert.equal(coefficientToCome(nights.slice(0, 2)), null);
    const [learnt, mean] = [coefficientToCome(nights), meanOfNights(nights)];
    assert.equal(learnt?.value, mean?.value);
    assert.ok((learnt?.error ?? 0) > 0.02 && (learnt?.error ?? 0) > (mean?.error ?? 0));
  });
});
