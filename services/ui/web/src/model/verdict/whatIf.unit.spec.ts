import assert from 'node:assert/strict';
import { sampleCurve, samplePoint } from '../testing/samples.js';
import { choiceOf, choiceSentence, maySwitch, otherTests, switchesOf, whatIfLines } from './whatIf.js';

const comp = (auid: string, role: string, snr?: number) => ({
  ...{ auid, role, snr, label: '', reason: '', catalogueMag: 11, catalogueError: 0.02, raDegrees: 0, decDegrees: 0 },
});
const comps = [comp('000-1', 'C3', 100), comp('000-2', '', 50), comp('000-3', '')];

describe('switching comparison stars', () => {
  it('takes out those in use, and in those that were measured', () => {
    assert.deepEqual(comps.map(maySwitch), [true, true, false]);
    assert.deepEqual(switchesOf(comps, new Set(['000-1', '000-2'])), { off: '000-1', on: '000-2' });
    assert.deepEqual(switchesOf(comps, new Set()), { off: '', on: '' });
  });
});

describe('the comparison stars a person chose', () => {
  const compsChoice = { off: ['000-2', '000-3'], on: ['000-1'], words: 'it varies', by: 'ABC', at: '' };

  it('are what was chosen before and what is switched now, each star one way', () => {
    assert.deepEqual(choiceOf({ comps }, new Set(['000-1'])), { off: ['000-1'], on: [] });
    assert.deepEqual(choiceOf({ comps, compsChoice }, new Set(['000-1', '000-2'])), {
      off: ['000-3', '000-1'],
      on: ['000-2'],
    });
  });

  it('are told with name and reason, and not where the rules alone choose', () => {
    assert.equal(choiceSentence({ comps, compsChoice }), 'ABC chose: without 000-2, 000-3, with 000-1 (it varies).');
    assert.equal(choiceSentence({ comps }), '');
  });
});

describe('what would be', () => {
  const curve = (mags: readonly number[], failed: boolean) => ({
    ...sampleCurve(),
    target: mags.map((mag) => samplePoint({ mag, reported: true })),
    checkId: '000-4',
    gate: [
      {
        name: 'checkStar 000-4',
        verdict: failed ? ('fail' as const) : ('pass' as const),
        sentence: `It is ${failed}.`,
      },
      { name: 'seeing night', verdict: 'pass' as const, sentence: 'It is steady.' },
    ],
  });
  const [now, then] = [curve([9, 9.02, 9, 9.02], true), curve([9.1, 9.11, 9.1], false)];

  it('stands beside what is', () => {
    assert.deepEqual(
      whatIfLines(now, then).map(({ what, now: before, would: after }) => [what, before, after]),
      [
        ['T1, middle', '9.010', '9.100'],
        ['T1, point to point', '0.021', '0.010'],
        ['Points reported', '4', '3'],
        ['Check star', '000-4', '000-4'],
        ['Tests failed', '1', '0'],
      ],
    );
  });

  it('tells of the tests that come out otherwise, and of no others', () => {
    assert.deepEqual(otherTests(now, then), ['It is false.']);
    assert.deepEqual(otherTests(now, now), []);
  });
});
