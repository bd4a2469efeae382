import { event, specifyProjection } from '@wombat/eventlog/testkit';
import { discovery } from './discovery.js';
import { frameStates } from './frameStates.js';

const { given } = specifyProjection(discovery, frameStates);
const path = '20240101/Light/SS Cyg/a_001.fits';
const found = event('FrameDiscovered');
const changed = event('FrameDiscovered', {
  ...{
    sha256: 'cd',
    size: 2880,
    revision: 3,
    state: 'broken',
    reason: 'no FITS file',
    kind: 'flat',
    band: 'B',
    warning: '',
  },
  series: { night: '20240101', targetName: 'SS Cyg', filter: 'B' },
});
const bias = {
  series: { night: '20240101', targetName: '', filter: '' },
  kind: 'bias' as const,
  path: '20240101/Bias/b.fits',
};

describe('the ledger, of a file that was found', () => {
  it('has the frame as it was found', () =>
    given(found).thenRows({
      frame: [
        {
          date: '20240101',
          target_name: 'SS Cyg',
          filter: 'V',
          kind: 'light',
          filename: path,
          sha256: 'ab'.repeat(32),
          state: 'accepted',
          reason: 'sorted',
          size: 2 ** 40 + 1,
          folder: '2024-01-01',
          since_revision: 2,
          reduced_revision: 0,
          band: 'V',
          warning: 'clouds',
        },
      ],
    }));

  it('has nothing where nothing is said', () =>
    given(event('FrameDiscovered', { ...bias, reason: '', band: '', warning: '' })).thenRows({
      frame: [{ target_name: null, filter: null, reason: null, band: null, warning: null }],
    }));

  it('keeps what has become of a file whose settings are told anew', () =>
    given(found, event('FrameCalibrated'), event('FrameDiscovered', { band: 'B', warning: '' })).thenRows({
      frame: [{ filename: path, state: 'calibrated', band: 'B', warning: null, since_revision: 2 }],
    }));

  it('takes a file with other bytes for another one', () =>
    given(found, changed).thenRows({
      frame: [
        {
          ...{ filename: path, sha256: 'cd', size: 2880, since_revision: 3, kind: 'flat', filter: 'B', band: 'B' },
          ...{ state: 'broken', reason: 'no FITS file', warning: null },
        },
      ],
    }));

  it('keeps what became of a frame when it is found once more', () =>
    given(found, event('FrameCalibrated')).thenUnchangedBy(found));
});

describe('the ledger, of a night', () => {
  const night = event('NightDiscovered');
  const counted = (numImages: number, targetName = 'SS Cyg') => ({
    ...{ targetName, filter: 'V', band: 'V', warning: '' },
    ...{ numImages, revision: 2 },
  });

  it('has the night, its series at their first revision, and its calibration frames by kind', () =>
    given(night).thenRows({
      night: [{ date: '20240101', folder: '2024-01-01', file_count: 141, scan: 2 }],
      target: [
        {
          date: '20240101',
          target_name: 'SS Cyg',
          filter: 'V',
          band: 'V',
          num_images: 120,
          revision: 1,
          proc: null,
          apphot: null,
          submitted: null,
        },
      ],
      cal: [{ date: '20240101', cal_type: 'flat', filter: 'V', num_images: 20 }],
    }));

  it('counts anew when the night is announced again', () =>
    given(
      night,
      event('NightDiscovered', {
        folder: '20240101',
        fileCount: 150,
        scan: 3,
        series: [{ ...counted(129), band: 'CV' }, counted(5, 'TT Ari')],
        calibrations: [
          { calType: 'flat', filter: 'V', numImages: 25 },
          { calType: 'bias', filter: '', numImages: 50 },
        ],
      }),
    ).thenRows({
      night: [{ date: '20240101', folder: '20240101', file_count: 150, scan: 3 }],
      target: [
        { target_name: 'SS Cyg', num_images: 129, band: 'CV' },
        { target_name: 'TT Ari', num_images: 5, band: 'V' },
      ],
      cal: [
        { cal_type: 'bias', filter: null, num_images: 50 },
        { cal_type: 'flat', filter: 'V', num_images: 25 },
      ],
    }));

  it('counts kinds without a filter once, though SQL takes no null for another', () => {
    const biases = (numImages: number) =>
      event('NightDiscovered', { calibrations: [{ calType: 'bias', filter: '', numImages }] });
    return given(biases(50), biases(60)).thenRows({ cal: [{ cal_type: 'bias', filter: null, num_images: 60 }] });
  });

  it('has no band of a filter without one', () =>
    given(event('NightDiscovered', { series: [{ ...counted(1), band: '' }] })).thenRows({ target: [{ band: null }] }));
});

describe('the ledger, of scans', () => {
  it('has the last one', () =>
    given(event('ScanCompleted', { scanId: 'first' }), event('ScanCompleted', { scanId: 'second' })).thenRows({
      scan: [{ one: 1, scan_id: 'second' }],
    }));
});
