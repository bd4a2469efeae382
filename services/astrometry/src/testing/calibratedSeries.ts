import type { NewEvent } from '@wombat/eventlog';
import { event, revision } from '@wombat/eventlog/testkit';
import { FrameMeta, FrameSolved } from '@wombat/proto';
import type { SolveMethod } from '@wombat/proto/words';

/** What a header says of a frame that can be looked for near its place. */
export const PLACED = { raHintDegrees: 325.6, decHintDegrees: 43.5, pixelScaleArcsec: 1.2 };

export const reduction = revision(1);

/** A series of calibrated frames whose headers say so much, as other services and the workers write it. */
export function calibratedSeries(count: number, header: object) {
  const paths = Array.from(
    { length: count },
    (_, index) => `2024-01-01/Light/a${String(index + 1).padStart(2, '0')}.fits`,
  );
  const meta = FrameMeta.fromJSON({ width: 1500, height: 1000, bitpix: 16, exposureSeconds: 60, ...header });
  const found = paths.map((path) => event('FrameDiscovered', { path, sha256: path, meta }, { id: `found:${path}` }));
  const calibrated = paths.map((path) => {
    const product = { path: `r1/${path.slice(-8)}`, sha256: '' };
    return event('FrameCalibrated', { reduction, path, product }, { id: `calibrated:${path}` });
  });
  const result = (index: number, solved: boolean, method: SolveMethod = 'astapNear'): NewEvent => {
    const attempt = { number: 1, method, success: solved, raDegrees: 325.7, decDegrees: 43.6 };
    const fact = FrameSolved.fromJSON({
      reduction,
      path: paths[index],
      solved,
      reason: solved ? '' : 'no match in 4 tries',
      attempts: [{ ...attempt, pixelScaleArcsec: 1.21, fovDegrees: 0.336 }],
    });
    return event('FrameSolved', fact, { id: `solved:${index}` });
  };
  return {
    paths,
    ready: [...found, ...calibrated, event('FramesCalibrated', { reduction, calibrated: count }, { id: 'calibrated' })],
    /** What workers say of the frames from one index to before another. */
    results: (from: number, to: number, solved: boolean) =>
      Array.from({ length: to - from }, (_, index) => result(from + index, solved)),
    /** What they say of frames that were looked for everywhere. */
    doubtedInVain: (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => result(from + index, false, 'astapAnyScale')),
    lost: (index: number) =>
      event('FrameFailed', { reduction, path: paths[index] ?? '', stage: 'solve' }, { id: `lost:${index}` }),
  };
}
