import assert from 'node:assert/strict';
import { FramesCalibrated } from '@wombat/proto';
import { type CalibrationOutcome, calibrationNote } from './calibrationNote.js';

const ALL = { date: '20240101' };
const NONE = { date: 'nocal', framesWithout: 6 };
const BEFORE = { date: 'done', framesDone: 6 };
const note = (outcome: Record<'bias' | 'dark' | 'flat', object>) =>
  calibrationNote(FramesCalibrated.fromJSON({ ...outcome, calibrated: 5, failed: 1 }) as CalibrationOutcome);

describe('what a report says of calibration', () => {
  it('is nothing where all of it was done here', () => assert.equal(note({ bias: ALL, dark: ALL, flat: ALL }), ''));

  it('names what was not applied, also in events that count no frames', () => {
    assert.equal(note({ bias: NONE, dark: NONE, flat: ALL }), 'no calibration frames: bias, dark not applied');
    const old = { date: 'nocal' };
    assert.equal(note({ bias: ALL, dark: ALL, flat: old }), 'no calibration frames: flat not applied');
  });

  it('does not deny what another program did', () => {
    assert.equal(note({ bias: BEFORE, dark: BEFORE, flat: ALL }), 'bias, dark done before by another program');
    assert.equal(
      note({ bias: BEFORE, dark: BEFORE, flat: NONE }),
      'no calibration frames: flat not applied; bias, dark done before by another program',
    );
  });

  it('counts frames where they are not alike', () =>
    assert.equal(
      note({ bias: ALL, dark: { ...ALL, framesWithout: 1 }, flat: { ...ALL, framesDone: 2 } }),
      'dark missing for 1 of 6 frames; flat done before in 2 of 6 frames',
    ));
});
