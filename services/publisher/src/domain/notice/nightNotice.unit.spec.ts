import assert from 'node:assert/strict';
import type { GateVerdict } from '@wombat/proto';
import { isDue, type NightSeries, nightNotice, oldestNight } from './nightNotice.js';

const NIGHT = '20260131';
const test = (verdict: GateVerdict['verdict'], sentence: string): GateVerdict => ({
  name: 'checkStar',
  verdict,
  sentence,
});
const series = (change: Partial<NightSeries>): NightSeries => ({
  ...{ night: NIGHT, targetName: 'XZ Cyg', filter: 'V', state: 'ready', code: '', reason: '', retryAt: '' },
  ...{ frames: 71, rows: 68, gate: [test('pass', 'It is right.')] },
  ...change,
});
const HALTED = series({ targetName: 'T CrB', state: 'halted', code: 'nowcs', reason: 'no match in 8 frames', rows: 0 });

describe('whether a night is told', () => {
  it('is decided once nothing of it is worked on', () => {
    assert.equal(isDue([series({}), HALTED]), true);
    assert.equal(isDue([series({}), series({ state: 'working' })]), false);
    assert.equal(isDue([]), false);
  });

  it('is not of an archive that is reduced at once', () => {
    assert.equal(oldestNight(new Date('2026-02-01T06:00:00Z'), 3), '20260129');
    assert.equal(oldestNight(new Date('2026-02-01T06:00:00Z'), 0.5), '20260131');
  });
});

describe('the message of a night', () => {
  it('says what failed first, then what to look at closely, then what is ready', () => {
    const unsure = series({
      filter: 'B',
      gate: [test('pass', ''), test('untested', 'No check star.'), test('fail', 'It is off.')],
    });
    const { subject, text, counts } = nightNotice(NIGHT, [series({}), unsure, HALTED], 'https://observatory.example');
    assert.equal(subject, 'wombat 2026-01-31: 1 halted, 1 to look at closely, 1 ready');
    assert.deepEqual(counts, { halted: 1, doubtful: 1, good: 1 });
    assert.deepEqual(text.split('\n'), [
      'Night of 2026-01-31: 1 halted, 1 to look at closely, 1 ready.',
      '',
      'Halted:',
      '- T CrB V: no frame could be plate-solved. no match in 8 frames',
      '',
      'Ready, but a test failed or could not be made:',
      '- XZ Cyg B: 68 points of 71 frames, 2 of 3 tests not passed: It is off.',
      '',
      'Ready, all tests passed:',
      '- XZ Cyg V: 68 points of 71 frames',
      '',
      'https://observatory.example',
      '',
    ]);
  });

  it('says when what halted is tried again', () => {
    const waiting = { ...HALTED, retryAt: '2026-02-01T06:15:29.000Z' };
    assert.match(nightNotice(NIGHT, [waiting], '').text, /It is tried again at 2026-02-01 06:15 UTC\.$/m);
  });
});
