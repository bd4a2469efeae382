import { event, otherSeries, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { FrameMeta, FramesCalibrated, MasterBuilt, type NightDiscovered } from '@wombat/proto';
import { calibration } from './calibration.js';

const { given } = specifyProjection(calibration);
const path = '20240101/Light/SS Cyg/a_001.fits';
const night = (scan: number, changes: Partial<NightDiscovered> = {}) => event('NightDiscovered', { scan, ...changes });
const requested = (number: number) =>
  event('ReductionRequested', { reduction: revision(number) }, { id: `r${number}` });
const failed = event('FrameFailed', { stage: 'calibrate', reason: 'the flat is of another size' });

describe("calibration's frames", () => {
  it('are all that were found, with what their headers say', () => {
    const found = event('FrameDiscovered');
    return given(found).thenRows({
      frame: [
        {
          path,
          sha256: 'ab'.repeat(32),
          night: '20240101',
          target_name: 'SS Cyg',
          filter: 'V',
          kind: 'light',
          state: 'accepted',
          revision: 2,
          folder: '2024-01-01',
          meta: JSON.stringify(FrameMeta.toJSON(found.payload.meta ?? FrameMeta.fromJSON({}))),
        },
      ],
    });
  });

  it('are counted where they are broken as well, for a night must be known to its last file', () =>
    given(event('FrameDiscovered', { kind: 'other', state: 'ignored', meta: undefined })).thenRows({
      frame: [{ path, state: 'ignored', meta: JSON.stringify(FrameMeta.toJSON(FrameMeta.fromJSON({}))) }],
    }));

  it('are as they were found last', () =>
    given(event('FrameDiscovered'), event('FrameDiscovered', { sha256: 'cd', revision: 3 })).thenRows({
      frame: [{ path, sha256: 'cd', revision: 3 }],
    }));
});

describe("calibration's nights", () => {
  it('have folder, scan and count of files, and no masters yet', () =>
    given(night(2)).thenRows({
      night: [{ night: '20240101', folder: '2024-01-01', scan: 2, file_count: 141, masters_scan: 0 }],
    }));

  it('are those of the highest scan', async () => {
    const later = night(2, { fileCount: 150, folder: '20240101' });
    await given(night(1), later).thenRows({ night: [{ scan: 2, file_count: 150, folder: '20240101' }] });
    await given(later).thenUnchangedBy(night(1));
  });

  it('are of a scan once it is complete, and of the one before', () =>
    given(event('ScanCompleted', { nights: ['20240101'] }), event('ScanCompleted')).thenRows({
      scan_night: [{ night: '20231231' }, { night: '20240101' }],
    }));

  it('have their masters, scan by scan', async () => {
    const made = event('MastersBuilt');
    await given(night(2), made).thenRows({ night: [{ scan: 2, masters_scan: 2 }] });
    await given(night(2), made, night(3)).thenRows({ night: [{ scan: 3, masters_scan: 2 }] });
    await given(night(2), made).thenUnchangedBy(event('MastersBuilt', { scan: 1 }));
    await given(night(2, { night: '20240102' })).thenUnchangedBy(made);
  });
});

describe('a master', () => {
  it('is known by night, item and scan, whole', () => {
    const built = event('MasterBuilt');
    return given(built).thenRows({
      master: [
        {
          night: '20240101',
          item: 'dark 30 s',
          scan: 2,
          cal_type: 'dark',
          filter: '',
          state: 'built',
          body: JSON.stringify(built.payload),
        },
      ],
    });
  });

  it('can be read back from its row', () => {
    const { payload } = event('MasterBuilt');
    const read = MasterBuilt.fromJSON(JSON.parse(JSON.stringify(payload)));
    return given(event('MasterBuilt', read)).thenRows({ master: [{ body: JSON.stringify(payload) }] });
  });

  it('is its first result of a scan, and another one in the next scan', async () => {
    const worse = event('MasterBuilt', { state: 'failed' });
    await given(event('MasterBuilt')).thenUnchangedBy(worse);
    await given(event('MasterBuilt'), event('MasterBuilt', { state: 'found', scan: 3 })).thenRows({
      master: [
        { scan: 2, state: 'built' },
        { scan: 3, state: 'found' },
      ],
    });
  });
});

describe("calibration's series", () => {
  const row = { night: '20240101', target_name: 'SS Cyg', filter: 'V', attempt: 1 };

  it('are those asked for, at the highest revision', async () => {
    await given(requested(1), requested(2)).thenRows({
      series: [{ ...row, revision: 2, state: 'requested', event_id: 'r2' }],
    });
    await given(requested(2)).thenUnchangedBy(requested(1));
  });

  it('begin anew with the next revision', () => {
    const next = event('ReductionRequested', { reduction: revision(3, { attempt: 2 }) }, { id: 'next' });
    return given(requested(2), event('FramesCalibrated'), next).thenRows({
      series: [{ revision: 3, attempt: 2, state: 'requested', event_id: 'next' }],
    });
  });

  it('wait for frames of the revision before, and know what it came to, where they take them over', async () => {
    const again = event('ReductionRequested', { reduction: revision(3), fromStage: 'select' }, { id: 'again' });
    const outcome = JSON.stringify(FramesCalibrated.toJSON(event('FramesCalibrated').payload));
    const before = { takes_over_since: null, outcome, outcome_before: null };
    await given(requested(2), event('FramesCalibrated')).thenRows({ series: [before] });
    await given(requested(2), event('FramesCalibrated'), again).thenRows({
      series: [
        {
          revision: 3,
          state: 'requested',
          takes_over_since: '2024-01-02T03:04:05.678Z',
          outcome: null,
          outcome_before: outcome,
        },
      ],
    });
  });

  it('are calibrated, or halted here', async () => {
    await given(requested(2), event('FramesCalibrated')).thenRows({ series: [{ revision: 2, state: 'calibrated' }] });
    const halted = event('SeriesHalted', { stage: 'calibrate', code: 'nocal' });
    await given(requested(2), halted).thenRows({ series: [{ revision: 2, state: 'halted' }] });
  });

  it('are not halted by a later stage', () =>
    given(requested(2), event('FramesCalibrated')).thenUnchangedBy(event('SeriesHalted')));

  it('do not concern each other', () =>
    given(requested(2)).thenUnchangedBy(
      ...otherSeries(2).flatMap((reduction) => [
        event('FramesCalibrated', { reduction }),
        event('SeriesHalted', { reduction, stage: 'calibrate' }),
      ]),
    ));

  it('are asked for once, however often that stands in the log', () =>
    given(requested(2), event('FramesCalibrated')).thenUnchangedBy(requested(2)));

  it('are not changed by late outcomes of a lower revision', () =>
    given(requested(2)).thenUnchangedBy(
      event('FramesCalibrated', { reduction: revision(1) }),
      event('SeriesHalted', { reduction: revision(1), stage: 'calibrate' }),
    ));
});

describe('the masters of a reduction', () => {
  const { product } = event('MastersChosen').payload.masters[0] ?? {};
  const dark = { night: '20240101', scan: 2, item: 'dark 30 s', ...product };
  const row = { night: '20240101', target_name: 'SS Cyg', filter: 'V', revision: 2, masters: JSON.stringify([dark]) };
  const none = (number: number, id: string) =>
    event('MastersChosen', { reduction: revision(number), masters: [] }, { id });

  it('are named, be there none, whatever is known of the series and of them', () =>
    given(event('MastersChosen'), none(3, 'next')).thenRows({
      chosen_masters: [row, { ...row, revision: 3, masters: '[]' }],
    }));

  it('are those that were chosen first', () => given(event('MastersChosen')).thenUnchangedBy(none(2, 'another')));
});

describe('what came of the calibration of a frame', () => {
  it('is a result of its revision and attempt', () =>
    given(event('FrameCalibrated'), event('FrameCalibrated', { reduction: revision(3, { attempt: 2 }) })).thenRows({
      calibrated: [
        { path, revision: 2, attempt: 1, ok: 1, reason: '' },
        { path, revision: 3, attempt: 2, ok: 1, reason: '' },
      ],
    }));

  it('is why it failed', () =>
    given(failed).thenRows({
      calibrated: [{ path, revision: 2, attempt: 1, ok: 0, reason: 'the flat is of another size' }],
    }));

  it('is the first result', async () => {
    await given(event('FrameCalibrated')).thenUnchangedBy(failed);
    await given(failed).thenUnchangedBy(event('FrameCalibrated'));
  });

  it('is nothing where a frame failed at another stage', () => given().thenUnchangedBy(event('FrameFailed')));
});
