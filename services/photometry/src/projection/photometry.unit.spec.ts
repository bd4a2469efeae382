import { event, otherSeries, revision, specifyProjection } from '@wombat/eventlog/testkit';
import {
  CompsSelected,
  FrameMeasured,
  FrameMeta,
  FrameProfiled,
  FramesCalibrated,
  PhotometryDone,
  TanSolution,
} from '@wombat/proto';
import type { Stage } from '@wombat/proto/words';
import { photometryProjections } from './photometry.js';

const { given } = specifyProjection(...photometryProjections);
const path = '20240101/Light/SS Cyg/a_001.fits';
const requested = (number: number) =>
  event('ReductionRequested', { reduction: revision(number) }, { id: `r${number}` });
const lost = (stage: Stage) => event('FrameFailed', { stage });
const again = { reduction: revision(2, { attempt: 2 }) };

describe("photometry's frames", () => {
  it('are accepted lights, with what their headers say', () => {
    const found = event('FrameDiscovered');
    const meta = JSON.stringify(FrameMeta.toJSON(found.payload.meta ?? FrameMeta.fromJSON({})));
    return given(
      found,
      event('FrameDiscovered', { path: 'dark.fits', kind: 'dark' }),
      event('FrameDiscovered', { path: 'broken.fits', state: 'broken' }),
    ).thenRows({ frame: [{ path, folder: '2024-01-01', sha256: 'ab'.repeat(32), meta }] });
  });

  it('are as they were found last', () =>
    given(event('FrameDiscovered'), event('FrameDiscovered', { sha256: 'cd' })).thenRows({
      frame: [{ path, sha256: 'cd' }],
    }));

  it('lie where they were first solved in a revision', async () => {
    const solved = event('FrameSolved');
    const body = JSON.stringify(TanSolution.toJSON(solved.payload.solution ?? TanSolution.fromJSON({})));
    await given(solved).thenRows({
      solution: [
        {
          ...{ night: '20240101', target_name: 'SS Cyg', filter: 'V', revision: 2, path },
          ...{ product: '20240101/Reduced/SS Cyg/V/r2/a.fits', body },
        },
      ],
    });
    await given(solved).thenUnchangedBy(event('FrameSolved', { product: undefined }));
    await given(solved, event('FrameSolved', { reduction: revision(3) })).thenRows({
      solution: [{ revision: 2 }, { revision: 3 }],
    });
  });

  it('lie nowhere where they were not solved', () =>
    given().thenUnchangedBy(event('FrameSolved', { solved: false }), event('FrameSolved', { solution: undefined })));
});

describe('the profile of a frame', () => {
  it('is that of its revision, or why there is none', async () => {
    const body = JSON.stringify(FrameProfiled.toJSON(event('FrameProfiled').payload));
    await given(event('FrameProfiled')).thenRows({ profile: [{ path, revision: 2, body }] });
    await given(lost('profile')).thenRows({
      profile: [{ path, revision: 2, body: '{"ok":false,"reason":"no worker brought it back"}' }],
    });
  });

  it('is the first result', async () => {
    await given(event('FrameProfiled')).thenUnchangedBy(lost('profile'), event('FrameProfiled', { ok: false }));
    await given(lost('profile')).thenUnchangedBy(event('FrameProfiled'));
  });
});

describe('the measurement of a frame', () => {
  it('is that of its revision and attempt, or that there is none', async () => {
    const body = JSON.stringify(FrameMeasured.toJSON(event('FrameMeasured').payload));
    await given(event('FrameMeasured')).thenRows({ measured: [{ path, revision: 2, attempt: 1, ok: 1, body }] });
    await given(lost('measure')).thenRows({ measured: [{ path, revision: 2, attempt: 1, ok: 0, body: '{}' }] });
    await given(lost('measure'), event('FrameMeasured', again)).thenRows({
      measured: [
        { attempt: 1, ok: 0 },
        { attempt: 2, ok: 1 },
      ],
    });
  });

  it('is the first result', async () => {
    await given(event('FrameMeasured')).thenUnchangedBy(lost('measure'), event('FrameMeasured', { stars: [] }));
    await given(lost('measure')).thenUnchangedBy(event('FrameMeasured'));
  });

  it('is nothing where a frame failed before', () => given().thenUnchangedBy(lost('solve'), lost('calibrate')));
});

describe("photometry's series", () => {
  const bare = { solved: 0, calibrated: null, selected: null, done: null, report: null };

  it('are those asked for, at the highest revision', async () => {
    await given(requested(1), requested(2)).thenRows({
      series: [
        {
          ...{ night: '20240101', target_name: 'SS Cyg', filter: 'V', revision: 2, attempt: 1, event_id: 'r2' },
          ...{ band: 'V', state: 'requested' },
          ...bare,
        },
      ],
    });
    await given(requested(2)).thenUnchangedBy(requested(1));
  });

  it('know what their frames were calibrated with', () =>
    given(requested(2), event('FramesCalibrated')).thenRows({
      series: [
        {
          state: 'requested',
          calibrated: JSON.stringify(FramesCalibrated.toJSON(event('FramesCalibrated').payload)),
        },
      ],
    }));

  it('are solved, selected, measured, transformed', async () => {
    const selected = event('CompsSelected', again);
    const steps = [requested(2), event('FramesSolved'), selected] as const;
    await given(requested(2), event('FramesSolved')).thenRows({
      series: [{ state: 'solved', solved: 117, event_id: 'r2' }],
    });
    await given(...steps).thenRows({
      series: [
        {
          ...{ state: 'selected', attempt: 2, event_id: 'CompsSelected:1' },
          selected: JSON.stringify(CompsSelected.toJSON(selected.payload)),
        },
      ],
    });
    // A log that lost its tail has the comps before all frames are solved again, which are measured together.
    await given(requested(2), selected).thenRows({ series: [{ state: 'requested', solved: 0 }] });
    await given(requested(2), selected, event('FramesSolved')).thenRows({
      series: [{ state: 'selected', solved: 117, attempt: 2, event_id: 'CompsSelected:1' }],
    });
    const measured = event('PhotometryDone', again);
    await given(...steps, measured).thenRows({
      series: [
        {
          ...{ state: 'measured', attempt: 2, event_id: 'PhotometryDone:1' },
          done: JSON.stringify(PhotometryDone.toJSON(measured.payload)),
        },
      ],
    });
    await given(...steps, measured, event('MagnitudesTransformed', again)).thenRows({
      series: [{ state: 'transformed', attempt: 2, report: '20240101/Reduced/SS Cyg/V/r2/a.fits' }],
    });
  });

  it('are halted at any stage', () =>
    given(requested(2), event('SeriesHalted', { stage: 'calibrate' })).thenRows({ series: [{ state: 'halted' }] }));

  it('begin anew with the next revision', () =>
    given(
      requested(2),
      event('FramesCalibrated'),
      event('FramesSolved'),
      event('CompsSelected', again),
      event('PhotometryDone', again),
      event('MagnitudesTransformed', again),
      event('ReductionRequested', { reduction: revision(3), band: 'CV' }, { id: 'next' }),
    ).thenRows({
      series: [{ revision: 3, attempt: 1, event_id: 'next', state: 'requested', band: 'CV', ...bare }],
    }));

  it('do not concern each other', () =>
    given(requested(2)).thenUnchangedBy(
      ...otherSeries(2).flatMap((reduction) => [
        event('FramesCalibrated', { reduction }),
        event('FramesSolved', { reduction }),
        event('CompsSelected', { reduction }),
        event('PhotometryDone', { reduction }),
        event('MagnitudesTransformed', { reduction }),
        event('SeriesHalted', { reduction }),
      ]),
    ));

  it('are asked for once, however often that stands in the log', () =>
    given(requested(2), event('FramesSolved')).thenUnchangedBy(requested(2)));

  it('are not changed by late events of a lower revision', () => {
    const late = { reduction: revision(1) };
    return given(requested(2)).thenUnchangedBy(
      event('FramesCalibrated', late),
      event('FramesSolved', late),
      event('CompsSelected', late),
      event('PhotometryDone', late),
      event('MagnitudesTransformed', late),
      event('SeriesHalted', late),
    );
  });
});

describe('a word on points', () => {
  const steps = ['FramesSolved', 'CompsSelected', 'PhotometryDone'] as const;
  const measured = [requested(2), ...steps.map((type) => event(type))];
  const rejected = event('PointsRejected', {}, { id: 'points' });
  const ofOtherFilter = event('PointsRejected', { reduction: revision(1, { filter: 'B' }) }, { id: 'points' });
  const points = (filter: string) => ({
    rejected_frame: [{ filter }],
    point_change: [{ filter, event_id: 'points' }],
  });

  it('on any filter of the target’s night lets finished and halted magnitudes be made anew', async () => {
    for (const ended of [event('MagnitudesTransformed'), event('SeriesHalted', { stage: 'transform' })]) {
      await given(...measured, ended, rejected).thenRows({ series: [{ state: 'measured' }], ...points('V') });
      await given(...measured, ended, ofOtherFilter).thenRows({ series: [{ state: 'measured' }], ...points('B') });
    }
  });

  it('is heeded by magnitudes alone that were made after it', async () => {
    await given(...measured, rejected).thenUnchangedBy(
      event('MagnitudesTransformed'),
      event('SeriesHalted', { stage: 'transform' }),
    );
    await given(...measured, rejected, event('MagnitudesTransformed', { pointsId: 'points' })).thenRows({
      series: [{ state: 'transformed' }],
      ...points('V'),
    });
  });

  it('leaves series of which nothing is measured, and those of other nights', async () => {
    await given(...measured.slice(0, 2), event('SeriesHalted', { stage: 'solve' }), rejected).thenRows({
      series: [{ state: 'halted' }],
      ...points('V'),
    });
    const elsewhere = event('PointsRejected', { reduction: revision(1, { night: '20240102' }) }, { id: 'points' });
    await given(...measured, event('MagnitudesTransformed'), elsewhere).thenRows({
      series: [{ state: 'transformed' }],
      ...points('V'),
    });
  });
});
