import assert from 'node:assert/strict';
import { type StateStep, smoothStates, stateLogLikelihood } from './smoothStates.js';

const look = (value: number, variance: number): StateStep['seen'] => ({ direction: [1], value, variance });
const step = (seen: StateStep['seen'], processNoise = 0): StateStep => ({
  transition: [1],
  processNoise: [processNoise],
  seen,
});
const near = (value: number | undefined, expected: number) =>
  assert.ok(Math.abs((value ?? Number.NaN) - expected) < 1e-9, `${value} of ${expected}`);

describe('smoothStates', () => {
  it('is the weighted mean of what is seen, and of what is known before, where nothing changes', () => {
    const states = smoothStates({ mean: [3], covariance: [2] }, [step(look(1, 0.5)), step(null), step(look(2, 0.25))]);
    const weight = 1 / 2 + 1 / 0.5 + 1 / 0.25;
    for (const { mean, covariance } of states) {
      near(mean[0], (3 / 2 + 1 / 0.5 + 2 / 0.25) / weight);
      near(covariance[0], 1 / weight);
    }
    assert.deepEqual(
      states.map(({ gain }) => (gain[0] ?? 0) > 0),
      [true, false, true],
    );
    near(states[2]?.gain[0], 1 / 0.25 / weight);
  });

  it('is a bridge between two looks at what wanders, widest in the middle', () => {
    const steps = [step(look(0, 1e-14)), step(null, 0.3), step(null, 0.3), step(look(3, 1e-14), 0.3)];
    const states = smoothStates({ mean: [0], covariance: [1] }, steps);
    near(states[1]?.mean[0], 1);
    near(states[2]?.mean[0], 2);
    near(states[1]?.covariance[0], (0.3 * 0.6) / 0.9);
  });

  it('has gains that are how the answer follows what is seen', () => {
    const steps = (second: number) => [
      { ...step(null), transition: [1, 0, 0, 1], processNoise: [0, 0, 0, 0] },
      {
        transition: [1, 0.5, 0, 1],
        processNoise: [0.1, 0, 0, 0.2],
        seen: { direction: [1, 0], value: second, variance: 0.3 },
      },
      {
        transition: [1, 0.5, 0, 1],
        processNoise: [0.1, 0, 0, 0.2],
        seen: { direction: [0.5, 1], value: 2, variance: 0.1 },
      },
    ];
    const first = { mean: [0, 0], covariance: [4, 0, 0, 1] };
    const [one, two] = [smoothStates(first, steps(1)), smoothStates(first, steps(2))];
    for (const part of [0, 1]) {
      near((two[1]?.mean[part] ?? 0) - (one[1]?.mean[part] ?? 0), one[1]?.gain[part] ?? Number.NaN);
    }
  });
});

describe('stateLogLikelihood', () => {
  it('is that of the normal distribution, but for a constant', () => {
    const first = { mean: [0], covariance: [1] };
    const likelihood = (value: number) => stateLogLikelihood(first, [step(look(value, 1))]);
    near(likelihood(2) - likelihood(0), -(2 ** 2) / (2 * 2));
    const wide = stateLogLikelihood(first, [step(look(0, 3))]);
    near(wide - likelihood(0), -0.5 * Math.log(2));
  });
});
