import assert from 'node:assert/strict';
import { noiseWarnings } from './noiseWarnings.js';

const measured = { measuredGain: 1.6, measuredReadNoise: 9 };

describe('noiseWarnings', () => {
  it('say nothing where measured and told are within a fifth, or nothing was measured', () => {
    assert.deepEqual(noiseWarnings({ gain: 1.4, readNoise: 10 }, measured), []);
    assert.deepEqual(noiseWarnings({ gain: 1.4 }, {}), []);
  });

  it('say where they are not, and what stands for what is not told', () => {
    const [gain, readNoise, ...others] = noiseWarnings({ gain: 0.8 }, measured);
    assert.match(gain ?? '', /^gain is 1\.60 e-\/ADU by pairs .*, 0\.8 by configuration or header/);
    assert.match(readNoise ?? '', /^read noise not known: 9\.00 e- by pairs .* is used; set cameras: readNoise/);
    assert.deepEqual(others, []);
  });
});
