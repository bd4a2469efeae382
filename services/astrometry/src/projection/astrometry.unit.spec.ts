import { event, otherSeries, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { FrameMeta } from '@wombat/proto';
import { astrometry } from './astrometry.js';

const { given } = specifyProjection(astrometry);
const path = '20240101/Light/SS Cyg/a_001.fits';
const calibratedAt = (number: number, id = 'calibrated') =>
  event('FramesCalibrated', { reduction: revision(number) }, { id });
const failed = event('FrameFailed');

describe("astrometry's frames", () => {
  it('are accepted lights, with what their headers say', () => {
    const found = event('FrameDiscovered');
    const meta = JSON.stringify(FrameMeta.toJSON(found.payload.meta ?? FrameMeta.fromJSON({})));
    return given(
      found,
      event('FrameDiscovered', { path: 'dark.fits', kind: 'dark' }),
      event('FrameDiscovered', { path: 'broken.fits', state: 'broken' }),
    ).thenRows({ frame: [{ path, meta }] });
  });

  it('are as they were found last', () =>
    given(event('FrameDiscovered'), event('FrameDiscovered', { meta: undefined })).thenRows({
      frame: [{ path, meta: JSON.stringify(FrameMeta.toJSON(FrameMeta.fromJSON({}))) }],
    }));

  it('are calibrated in a revision, by the first result', async () => {
    const product = '20240101/Reduced/SS Cyg/V/r2/a.fits';
    await given(event('FrameCalibrated')).thenRows({
      calibrated: [{ night: '20240101', target_name: 'SS Cyg', filter: 'V', revision: 2, path, product }],
    });
    await given(event('FrameCalibrated')).thenUnchangedBy(event('FrameCalibrated', { product: undefined }));
    const again = event('FrameCalibrated', { reduction: revision(3) });
    await given(event('FrameCalibrated'), again).thenRows({ calibrated: [{ revision: 2 }, { revision: 3 }] });
  });
});

describe('what came of solving a frame', () => {
  it('is where it looks, at what scale', () =>
    given(event('FrameSolved')).thenRows({
      solved: [
        {
          path,
          revision: 2,
          attempt: 1,
          solved: 1,
          failed: 0,
          reason: '',
          ra_deg: 325.678,
          dec_deg: 43.586,
          pixel_scale: 0.78,
          fov_deg: 0.76,
        },
      ],
    }));

  it('is why it could not be solved, or not even tried', async () => {
    const nothing = { ra_deg: null, dec_deg: null, pixel_scale: null, fov_deg: null };
    await given(event('FrameSolved', { solved: false, reason: 'too few stars', attempts: [] })).thenRows({
      solved: [{ solved: 0, failed: 0, reason: 'too few stars', ...nothing }],
    });
    await given(failed).thenRows({
      solved: [{ solved: 0, failed: 1, reason: 'no worker brought it back', ...nothing }],
    });
  });

  it('is the first result of an attempt', async () => {
    await given(event('FrameSolved')).thenUnchangedBy(failed, event('FrameSolved', { solved: false }));
    await given(failed).thenUnchangedBy(event('FrameSolved'));
    const again = event('FrameSolved', { reduction: revision(2, { attempt: 2 }) });
    await given(failed, again).thenRows({
      solved: [
        { attempt: 1, solved: 0 },
        { attempt: 2, solved: 1 },
      ],
    });
  });

  it('is nothing where a frame failed at another stage', () =>
    given().thenUnchangedBy(event('FrameFailed', { stage: 'measure' })));
});

describe("astrometry's series", () => {
  it('are those whose frames are calibrated, at the highest revision', async () => {
    await given(calibratedAt(1, 'first'), calibratedAt(2)).thenRows({
      series: [
        {
          night: '20240101',
          target_name: 'SS Cyg',
          filter: 'V',
          revision: 2,
          attempt: 1,
          state: 'calibrated',
          calibrated: 118,
          event_id: 'calibrated',
        },
      ],
    });
    await given(calibratedAt(2)).thenUnchangedBy(calibratedAt(1, 'late'));
  });

  it('are solved, or halted here', async () => {
    await given(calibratedAt(2), event('FramesSolved')).thenRows({ series: [{ revision: 2, state: 'solved' }] });
    const halted = event('SeriesHalted', { stage: 'solve', code: 'nowcs' });
    await given(calibratedAt(2), halted).thenRows({ series: [{ revision: 2, state: 'halted' }] });
  });

  it('begin anew with the next revision', () => {
    const next = event('FramesCalibrated', { reduction: revision(3, { attempt: 2 }), calibrated: 5 }, { id: 'next' });
    return given(calibratedAt(2), event('FramesSolved'), next).thenRows({
      series: [{ revision: 3, attempt: 2, state: 'calibrated', calibrated: 5, event_id: 'next' }],
    });
  });

  it('do not concern each other', () =>
    given(calibratedAt(2)).thenUnchangedBy(
      ...otherSeries(2).flatMap((reduction) => [
        event('FramesSolved', { reduction }),
        event('SeriesHalted', { reduction, stage: 'solve' }),
      ]),
    ));

  it('are calibrated once, however often that stands in the log', () =>
    given(calibratedAt(2), event('FramesSolved')).thenUnchangedBy(calibratedAt(2)));

  it('are not halted by another stage, nor changed by late outcomes of a lower revision', () =>
    given(calibratedAt(2)).thenUnchangedBy(
      event('SeriesHalted'),
      event('FramesSolved', { reduction: revision(1) }),
      event('SeriesHalted', { reduction: revision(1), stage: 'solve' }),
    ));
});

describe('the star of a folder', () => {
  it('is where the last selection found it', async () => {
    await given(event('CompsSelected')).thenRows({ star: [{ target_name: 'SS Cyg', ra_deg: 325.68, dec_deg: 43.59 }] });
    const { target } = event('CompsSelected').payload;
    const elsewhere = event('CompsSelected', target === undefined ? {} : { target: { ...target, raDegrees: 304 } });
    await given(event('CompsSelected'), elsewhere).thenRows({ star: [{ target_name: 'SS Cyg', ra_deg: 304 }] });
  });

  it('is where VSX has it till images confirm or a person says it', async () => {
    const star = (ra_deg: number) => ({ star: [{ target_name: 'SS Cyg', ra_deg }] });
    const placed = event('StarPlaced', { folder: 'SS Cyg', raDegrees: 10 });
    const said = event('AliasSet', { folder: 'SS Cyg', raDegrees: 20 });
    await given(placed).thenRows(star(10));
    await given(placed, event('CompsSelected')).thenRows(star(325.68));
    await given(event('CompsSelected'), placed).thenRows(star(325.68));
    await given(placed, said).thenRows(star(20));
  });

  it('is not known without a target', () =>
    given(event('CompsSelected', { target: undefined })).thenRows({ star: [] }));
});
