import assert from 'node:assert/strict';
import type { FrameFact } from '../../../../server/src/domain/contract.js';
import { sampleCurve, samplePoint } from '../testing/samples.js';
import { choiceOfStage, chosenRows, frameRows } from './frameRows.js';

const frame = (sha256: string, over: Partial<FrameFact> = {}): FrameFact => ({
  ...{ sha256, path: `N/${sha256}.fits`, filename: `${sha256}.fits`, state: 'measured', stage: '', reason: '' },
  ...{ jdUtc: null, exposureSeconds: null, fwhmPixels: null },
  ...over,
});
const FRAMES = [
  frame('good'),
  frame('flagged'),
  frame('cloudy', { reason: 'rejected by A. Observer: cloud' }),
  frame('broken', { state: 'broken', reason: 'its end was never written' }),
  frame('full', { state: 'failed', stage: 'measure', reason: 'measure: the disk is full' }),
];
const rejected = { scope: 'frame', reasonCode: 'cloud', words: '', by: 'A. Observer', at: '' } as const;
const curve = sampleCurve({
  target: [
    samplePoint({ frameSha256: 'good' }),
    samplePoint({ frameSha256: 'flagged', reported: false, reason: 'saturated' }),
    samplePoint({ frameSha256: 'cloudy', reported: false, rejected }),
  ],
});

describe('the frames of a series, as a list', () => {
  it('say of each what became of it, and why', () => {
    assert.deepEqual(
      frameRows(FRAMES, curve).map(({ choice, why }) => `${choice}: ${why}`),
      [
        'reported: ',
        'unreported: left out of the report: saturated',
        'unreported: rejected by A. Observer (cloud)',
        'lost: its end was never written',
        'lost: measure: the disk is full',
      ],
    );
  });

  it('count what is measured as long as there is no curve', () => {
    const choices = frameRows(FRAMES, null).map(({ choice }) => choice);
    assert.deepEqual(choices, ['reported', 'reported', 'reported', 'lost', 'lost']);
  });

  it('can be listed by what became of them', () => {
    const rows = frameRows(FRAMES, curve);
    const names = (choice: Parameters<typeof chosenRows>[1]) => chosenRows(rows, choice).map(({ sha256 }) => sha256);
    assert.deepEqual(names('lost'), ['broken', 'full']);
    assert.deepEqual(names('unreported'), ['flagged', 'cloudy']);
    assert.equal(names('all').length, 5);
  });

  it('open from the number of a stage where frames were lost at it', () => {
    const opened = [
      choiceOfStage({ name: 'found', lost: 0 }),
      choiceOfStage({ name: 'solved', lost: 1 }),
      choiceOfStage({ name: 'reported', lost: 3 }),
      choiceOfStage({ name: 'reported', lost: 0 }),
    ];
    assert.deepEqual(opened, ['all', 'lost', 'unreported', 'all']);
  });
});
