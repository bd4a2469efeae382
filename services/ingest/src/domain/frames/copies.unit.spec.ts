import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import { FrameMeta } from '@wombat/proto';
import { type KnownFile, leaveOutCopies, seriesOf } from './copies.js';

const JD = 2_460_311.25;
const SECOND = 1 / 86_400;

function light(
  path: string,
  { sha256 = path, filter = 'V', ...meta }: Partial<FrameMeta> & { sha256?: string; filter?: string } = {},
) {
  return event('FrameDiscovered', {
    ...{
      path,
      sha256,
      kind: 'light',
      state: 'accepted',
      reason: '',
      series: { night: '', targetName: 'SS Cyg', filter },
    },
    meta: { ...FrameMeta.fromJSON({ bitpix: 16, instrument: 'A', midJdUtc: JD, exposureSeconds: 30 }), ...meta },
  }).payload;
}

const known = (path: string, changes: Partial<KnownFile> = {}): KnownFile => ({
  ...{ path, sha256: path, state: 'measured', exposure: null },
  ...changes,
});
const camera = { instrument: 'A', serial: '', telescope: 'refractor', focalLengthMillimetres: 0 };
const exposure = { targetName: 'SS Cyg', filter: 'V', camera, midJdUtc: JD, exposureSeconds: 30 };

/** Which of the files are left out, with the reason. */
const leftOut = (facts: readonly ReturnType<typeof light>[], files: readonly KnownFile[] = []) =>
  leaveOutCopies(facts, files).flatMap(({ path, state, reason }) => (state === 'ignored' ? [[path, reason]] : []));
const same = (path: string) =>
  `the same exposure as ${path}, which is used: same time, camera, filter and exposure, other bytes`;

describe('leaveOutCopies, of the same bytes', () => {
  it('uses one of two files that come in one look, the first by its path', () =>
    assert.deepEqual(leftOut([light('b', { sha256: 'x' }), light('a', { sha256: 'x' })]), [
      ['b', 'the same bytes as a'],
    ]));

  it('keeps to the file that is used already', () =>
    assert.deepEqual(leftOut([light('a', { sha256: 'x' })], [known('z', { sha256: 'x' })]), [
      ['a', 'the same bytes as z'],
    ]));

  it('passes over what is no good or left out itself, and takes no file for its own copy', () => {
    for (const file of [
      known('z', { sha256: 'x', state: 'ignored' }),
      known('z', { sha256: 'x', state: 'broken' }),
      known('a', { sha256: 'x' }),
    ])
      assert.deepEqual(leftOut([light('a', { sha256: 'x' })], [file]), []);
  });
});

describe('leaveOutCopies, of the same exposure', () => {
  it('uses the raw frame, whatever the processed one is called', () => {
    assert.deepEqual(leftOut([light('a', { bitpix: -32 }), light('b')]), [['a', same('b')]]);
    assert.deepEqual(leftOut([light('a', { calibrated: true }), light('b', { bitpix: -32 })]), [['a', same('b')]]);
  });

  it('keeps to the frame that is used already', () =>
    assert.deepEqual(leftOut([light('a')], [known('z', { exposure })]), [['a', same('z')]]));

  it('takes a time that was cut to whole seconds for the same', () =>
    assert.equal(leftOut([light('a'), light('b', { midJdUtc: JD + 0.9 * SECOND })]).length, 1));

  it('keeps apart what differs in time, camera, filter or exposure, and what is too short to tell', () => {
    const others: Parameters<typeof light>[1][] = [
      { midJdUtc: JD + 1.1 * SECOND },
      { instrument: 'B' },
      { cameraSerial: '8' },
      { telescope: 'reflector' },
      { focalLengthMillimetres: 200 },
      { filter: 'B' },
      { exposureSeconds: 31 },
    ];
    const told = { cameraSerial: '7', telescope: 'refractor', focalLengthMillimetres: 500 };
    for (const other of others)
      assert.deepEqual(leftOut([light('a', told), light('b', { ...told, ...other })]), [], JSON.stringify(other));
    assert.equal(leftOut([light('a', told), light('b', { instrument: '' })]).length, 1);
    const short = { exposureSeconds: 0.5 };
    assert.deepEqual(leftOut([light('a', short), light('b', short)]), []);
    const second = { exposureSeconds: 1.2 };
    assert.deepEqual(leftOut([light('a', second), light('b', { ...second, midJdUtc: JD + 0.7 * SECOND })]), []);
  });

  it('leaves calibration frames of one time alone', () => {
    const flat = (path: string) => ({ ...light(path), kind: 'flat' as const });
    assert.deepEqual(leftOut([flat('a'), flat('b')]), []);
  });
});

describe('seriesOf', () => {
  it('names every series of the lights once', () =>
    assert.deepEqual(
      seriesOf([
        light('a'),
        light('b'),
        light('c', { filter: 'B' }),
        { ...light('d', { filter: 'R' }), kind: 'flat' },
      ]).map(({ filter }) => filter),
      ['V', 'B'],
    ));
});
