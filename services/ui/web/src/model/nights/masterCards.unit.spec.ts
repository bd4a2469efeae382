import assert from 'node:assert/strict';
import type { MasterFact } from '../../../../server/src/domain/contract.js';
import { masterCards } from './masterCards.js';

const master = (over: Partial<MasterFact> = {}): MasterFact => ({
  ...{ night: '20251015', kind: 'dark', filter: '', state: 'built', reason: '', path: 'a.fits', sha256: 'ab' },
  ...{ frames: 20, exposureSeconds: 30, temperatureCelsius: -10, median: 310.24, scatter: 5.5 },
  ...{ method: 'median, clipped at 3 sigma, 5 rounds', leftOut: [], warnings: [], cameraNoise: null },
  ...over,
});
const card = (over: Partial<MasterFact> = {}) => masterCards([master(over)], '20251015')[0];

describe('the masters of a night in words', () => {
  it('say what each is, of what it was made, and how it measures', () => {
    const { title, lines, isMissing } = card({ warnings: ['warm'] }) ?? {};
    assert.deepEqual([title, isMissing], ['dark, 30 s, -10.0 °C', false]);
    assert.deepEqual(lines, [
      'of this night',
      'of 20 frames: median, clipped at 3 sigma, 5 rounds',
      'median 310.2, scatter 5.5 ADU',
      'warm',
    ]);
  });

  it('measure a flat by its own level, and one in counts by these', () => {
    const line = (median: number) => card({ kind: 'flat', filter: 'V', median, scatter: 0.0123 })?.lines[2];
    assert.equal(line(1.0004), 'median 1.000, scatter 0.012, of its own level');
    assert.equal(line(21_000), 'median 21000.0, scatter 0.0 ADU');
  });

  it('have the gain and read noise its flats tell, beside those that are configured', () => {
    const cameraNoise = { gain: 1.523, readNoise: 7.14, toldGain: 1.6, toldReadNoise: null };
    const line = card({ kind: 'flat', filter: 'V', cameraNoise })?.lines[3];
    assert.equal(line, 'gain 1.52 e-/ADU, read noise 7.1 e-, measured (1.6 and none by configuration or header)');
  });

  it('say how old a borrowed one is', () => {
    assert.equal(card({ night: '20251001' })?.lines[0], 'of 2025-10-01, 14 nights before');
    assert.equal(card({ night: '20251016' })?.lines[0], 'of 2025-10-16, 1 night after');
  });

  it('say why there is none', () => {
    const { title, lines, isMissing } =
      card({ kind: 'flat', filter: 'V', state: 'skipped', reason: 'too few frames', path: null, sha256: '' }) ?? {};
    assert.deepEqual([title, isMissing, lines], ['flat V, -10.0 °C', true, ['there is none', 'too few frames']]);
  });
});
