import { event, revision, specifyProjection } from '@wombat/eventlog/testkit';
import type { FrameDiscovered } from '@wombat/proto';
import { discovery } from './discovery.js';
import { frameStates } from './frameStates.js';

const { given } = specifyProjection(discovery, frameStates);
const found = event('FrameDiscovered', { reason: '' });
const solvedAt = (number: number, attempts = event('FrameSolved').payload.attempts) =>
  event('FrameSolved', { reduction: revision(number), attempts });
const failed = event('FrameFailed');

describe('the state of a frame', () => {
  const stateIs = (state: string, reason: string | null) => ({
    frame: [{ state, reason, reduced_revision: 2 }],
  });

  it('is calibrated', () => given(found, event('FrameCalibrated')).thenRows(stateIs('calibrated', null)));

  it('is solved, or unsolved with the reason', async () => {
    await given(found, event('FrameSolved')).thenRows(stateIs('solved', null));
    const unsolved = event('FrameSolved', { solved: false, reason: 'too few stars' });
    await given(found, unsolved).thenRows(stateIs('unsolved', 'too few stars'));
  });

  it('is unusable where no star could be fitted, and stays what it was where stars could', async () => {
    const unfit = event('FrameProfiled', { ok: false, reason: 'trailed' });
    await given(found, event('FrameSolved'), unfit).thenRows(stateIs('unusable', 'trailed'));
    await given(found, event('FrameSolved'), event('FrameProfiled')).thenRows(stateIs('solved', null));
  });

  it('is dropped where it is said so of the revision it is at, until it is calibrated again', async () => {
    const dropped = (number: number) =>
      event('FrameKept', { reduction: revision(number), kept: 'dropped' }, { id: `dropped r${number}` });
    const keptIs = (kept: string | null) => ({ frame: [{ kept }] });
    const measured = [found, event('FrameCalibrated'), event('FrameMeasured')];
    await given(...measured).thenRows(keptIs(null));
    await given(...measured, dropped(2)).thenRows(keptIs('dropped'));
    await given(...measured).thenUnchangedBy(dropped(1));
    const again = event('FrameCalibrated', { reduction: revision(3) }, { id: 'again' });
    await given(...measured, dropped(2), again).thenRows(keptIs(null));
  });

  it('is measured', () => given(found, event('FrameMeasured')).thenRows(stateIs('measured', null)));

  it('is measured, whatever its stars are, which the log alone keeps', () =>
    given(found, event('FrameMeasured', { stars: [] })).thenRows(stateIs('measured', null)));

  it('is failed, with the stage and why', () =>
    given(found, failed).thenRows(stateIs('failed', 'solve: no worker brought it back')));

  it('keeps the code of what it failed on until it comes further', async () => {
    await given(found, failed).thenRows({ frame: [{ failure_code: failed.payload.code }] });
    await given(found, failed, event('FrameCalibrated', { reduction: revision(3) })).thenRows({
      frame: [{ failure_code: null }],
    });
  });

  it('goes on with a higher revision, whatever came of the lower one', () =>
    given(found, failed, event('FrameCalibrated', { reduction: revision(3) })).thenRows({
      frame: [{ state: 'calibrated', reason: null, reduced_revision: 3 }],
    }));

  it('is not set back by a late result of an earlier stage, and does not miss one of a later stage', async () => {
    await given(found, event('FrameMeasured')).thenUnchangedBy(event('FrameCalibrated'));
    await given(found, event('FrameMeasured'), event('FrameSolved')).thenRows(stateIs('measured', null));
    const unsolved = event('FrameSolved', { solved: false, reason: 'too few stars' });
    await given(found, unsolved).thenUnchangedBy(event('FrameCalibrated'));
    await given(found, failed, event('FrameMeasured')).thenRows(stateIs('measured', null));
  });

  it('is not touched by late results of the bytes it had before it was copied again', () => {
    const again = { sha256: 'cd', revision: 3, reason: '' };
    return given(found, event('FrameMeasured'), event('FrameDiscovered', again)).thenUnchangedBy(
      event('FrameCalibrated'),
      event('FrameMeasured'),
    );
  });

  it('is not touched by any result once it is broken, or left out as a copy', async () => {
    for (const state of ['broken', 'ignored'] as const)
      await given(found, event('FrameDiscovered', { state, reason: 'spoiled', revision: 0 })).thenUnchangedBy(
        event('FrameMeasured', { reduction: revision(9) }),
      );
  });

  it('is not set back from where it failed, nor made failed by an earlier stage', async () => {
    const failedAt = (stage: 'calibrate' | 'measure') => event('FrameFailed', { stage, reason: 'no star: none' });
    await given(found, failedAt('measure')).thenUnchangedBy(event('FrameCalibrated'));
    await given(found, failedAt('measure'), event('FrameSolved')).thenRows(stateIs('failed', 'measure: no star: none'));
    await given(found, event('FrameMeasured')).thenUnchangedBy(failedAt('calibrate'));
    await given(found, failedAt('calibrate'), event('FrameCalibrated')).thenRows(stateIs('calibrated', null));
  });

  it('is not set back by late results of a lower revision', () =>
    given(found, event('FrameCalibrated', { reduction: revision(3) })).thenUnchangedBy(
      event('FrameCalibrated'),
      solvedAt(2),
      event('FrameProfiled', { ok: false }),
      event('FrameMeasured'),
      failed,
    ));

  it('is of no other frame', () =>
    given(found, event('FrameDiscovered', { path: 'b.fits', reason: '' }), event('FrameMeasured')).thenRows({
      frame: [
        { filename: '20240101/Light/SS Cyg/a_001.fits', state: 'measured' },
        { filename: 'b.fits', state: 'accepted' },
      ],
    }));
});

describe('frames that went into a master', () => {
  const dark = (path: string, sha256: string, state: FrameDiscovered['state'] = 'accepted', night = '20240101') =>
    event('FrameDiscovered', {
      ...{ kind: 'dark' as const, path, sha256, state, reason: '' },
      series: { night, targetName: '', filter: '' },
    });
  const built = event('MasterBuilt', { inputs: ['aa', 'bb'], leftOut: ['d.fits: another camera'] });

  it('are combined, and what was left out says why', () =>
    given(dark('a.fits', 'aa'), dark('c.fits', 'cc'), dark('d.fits', 'dd'), built).thenRows({
      frame: [
        { filename: 'a.fits', state: 'combined', reason: null },
        { filename: 'c.fits', state: 'accepted', reason: null },
        { filename: 'd.fits', state: 'left out', reason: 'another camera' },
      ],
    }));

  it('are told by their own path, whatever it holds', () => {
    const odd = ['d: e.fits', 'd: e.fits: f.fits', 'd'];
    const without = event('MasterBuilt', { inputs: [], leftOut: ['d: e.fits: f.fits: too dim: 5 ADU'] });
    return given(...odd.map((path) => dark(path, path)), without).thenRows({
      frame: [
        { filename: 'd', state: 'accepted', reason: null },
        { filename: 'd: e.fits', state: 'accepted', reason: null },
        { filename: 'd: e.fits: f.fits', state: 'left out', reason: 'too dim: 5 ADU' },
      ],
    });
  });

  it('are of the night of the master, and neither twins nor broken', () =>
    given(
      dark('a.fits', 'aa', 'accepted', '20240102'),
      dark('b.fits', 'aa', 'ignored'),
      dark('c.fits', 'bb', 'broken'),
      built,
    ).thenRows({
      frame: [
        { filename: 'a.fits', state: 'accepted' },
        { filename: 'b.fits', state: 'ignored' },
        { filename: 'c.fits', state: 'broken' },
      ],
    }));
});

describe('the tries to solve a frame', () => {
  const [first] = event('FrameSolved').payload.attempts;
  const lost = {
    ...{ number: 1, success: false, method: 'astapWide' as const, solveSeconds: 9.5, errorMessage: 'no solution' },
    ...{ warning: '', solverVersion: '' },
  };

  it('are rows with all that is known of them', () =>
    given(found, event('FrameSolved')).thenRows({
      wcs: [
        {
          date: '20240101',
          target_name: 'SS Cyg',
          filter: 'V',
          filename: '20240101/Light/SS Cyg/a_001.fits',
          revision: 2,
          solve_try: 1,
          success: 1,
          method: 'astapNear',
          ra_deg: 325.678,
          dec_deg: 43.586,
          pixel_scale: 0.78,
          rotation_deg: -1.25,
          parity: -1,
          fov_deg: 0.76,
          num_stars: 211,
          hfd: 2.9,
          rms_arcsec: 0.31,
          solve_time: 1.5,
          error_message: null,
          warning: 'scale was wrong',
          solver_version: '2024.05.01',
          timestamp: '2024-01-02T03:04:05.678Z',
        },
      ],
    }));

  it('are there for a frame that was not solved, with nothing where nothing is known', () =>
    given(found, event('FrameSolved', { solved: false, attempts: [lost, { ...lost, number: 2 }] })).thenRows({
      wcs: [
        { solve_try: 1, success: 0, ra_deg: null, hfd: null, error_message: 'no solution', solver_version: null },
        { solve_try: 2, success: 0, ra_deg: null, hfd: null, error_message: 'no solution', solver_version: null },
      ],
    }));

  it('are there also where the frame was said to be measured before', () =>
    given(found, event('FrameMeasured'), solvedAt(2)).thenRows({ wcs: [{ revision: 2, solve_try: 1, success: 1 }] }));

  it('are of their frame alone', async () => {
    const other = { path: 'b.fits', reduction: revision(1) };
    await given(
      found,
      event('FrameDiscovered', { path: 'b.fits', revision: 1 }),
      solvedAt(2),
      event('FrameSolved', other),
    ).thenRows({
      wcs: [
        { filename: '20240101/Light/SS Cyg/a_001.fits', revision: 2 },
        { filename: 'b.fits', revision: 1 },
      ],
    });
  });

  it('are those of the highest revision, and of its first result', async () => {
    const tries = [lost, { ...lost, ...first, number: 2 }];
    await given(found, solvedAt(1, tries), solvedAt(2)).thenRows({ wcs: [{ revision: 2, solve_try: 1, success: 1 }] });
    await given(found, solvedAt(2)).thenUnchangedBy(solvedAt(2, tries), solvedAt(1, tries));
  });
});
