import type { NewEvent } from '../log/eventLog.js';
import { event, revision } from './sampleEvents.js';
import { samplePayloads } from './samplePayloads.js';

const [GOOD, CLOUDED, LOST] = ['a_001', 'a_002', 'a_003'].map((name) => `20240101/Light/SS Cyg/${name}.fits`);
const [BIAS, OTHER_BIAS] = ['20240101/Bias/b_001.fits', '20240101/Bias/b_002.fits'];
const reduction = revision(2);

/** What services tell of one series and two biases, in the order they can but tell it in. */
export const told: readonly NewEvent[] = [
  ...[GOOD, CLOUDED, LOST].map((path) => ofFrame('FrameDiscovered', path, { sha256: hashOf(path) })),
  ...[BIAS, OTHER_BIAS].map((path) => ofFrame('FrameDiscovered', path, { kind: 'bias', sha256: hashOf(path) })),
  event('NightDiscovered'),
  event('ReductionRequested', { reduction, numImages: 3 }),
  event('ScanCompleted'),
  event('MastersBuilt'),
  event('MastersChosen', { reduction }),
  event('FramesCalibrated', { reduction, calibrated: 3, failed: 0 }),
  event('FramesSolved', { reduction, solved: 2, unsolved: 1, failed: 0 }),
  event('CompsSelected', { reduction }),
  event('PhotometryDone', { reduction, measured: 1, failed: 1 }),
  event('MagnitudesTransformed', { reduction }),
];

/** What workers tell of it before the event of `told` that each is a key of. */
export const factsBefore: { readonly [type: string]: readonly NewEvent[] } = {
  MastersBuilt: [
    event('MasterBuilt', {
      calType: 'bias',
      inputs: [hashOf(BIAS)],
      leftOut: [`${OTHER_BIAS}: another camera`],
    }),
  ],
  FramesCalibrated: [GOOD, CLOUDED, LOST].map((path) => ofFrame('FrameCalibrated', path)),
  FramesSolved: [
    ofFrame('FrameSolved', GOOD),
    ofFrame('FrameSolved', CLOUDED, { solved: false, reason: 'too few stars', solution: undefined }),
    ofFrame('FrameSolved', LOST),
  ],
  PhotometryDone: [
    ofFrame('FrameProfiled', GOOD),
    ofFrame('FrameProfiled', LOST),
    ofFrame('FrameMeasured', GOOD),
    ofFrame('FrameFailed', LOST, { stage: 'measure', reason: 'it cannot be read' }),
  ],
};

type OfFrame =
  | 'FrameDiscovered'
  | 'FrameCalibrated'
  | 'FrameSolved'
  | 'FrameProfiled'
  | 'FrameMeasured'
  | 'FrameFailed';

function ofFrame<T extends OfFrame>(type: T, path = '', changes: Parameters<typeof event<T>>[1] = {}): NewEvent<T> {
  return event(type, { ...samplePayloads[type], ...changes, path }, { id: `${type}:${path}` });
}

function hashOf(path = ''): string {
  return Buffer.from(path).toString('hex').slice(-64);
}
