import assert from 'node:assert/strict';
import { CompsSelected, FramesCalibrated, PhotometryDone } from '@wombat/proto';
import { type PhotometryRow, seriesOfRow } from './photometrySeries.js';
import { sampleDone, sampleSeries } from './testing/sampleSeries.js';

const { calibrated, selected, ...series } = sampleSeries([{ auid: '000-A' }]);
const row: PhotometryRow = {
  ...series,
  calibrated: JSON.stringify(FramesCalibrated.toJSON(calibrated)),
  selected: JSON.stringify(CompsSelected.toJSON(selected)),
  done: JSON.stringify(PhotometryDone.toJSON(sampleDone({ T1: 'target' }))),
  report: 'SS Cyg_aavso.txt',
  ...{ reportSha256: 'ab', reportRows: 4, provenance: 'SS Cyg_provenance.json', provenanceSha256: 'cd' },
};

describe('seriesOfRow', () => {
  it('knows of a solved series nothing that comes later', () => {
    assert.deepEqual(seriesOfRow({ ...row, state: 'solved' }), { ...series, state: 'solved' });
  });

  it('knows the comps once they are selected, and the roles once it is measured', () => {
    assert.deepEqual(seriesOfRow(row), { ...series, calibrated, selected });
    const measured = seriesOfRow({ ...row, state: 'measured' });
    assert.ok(measured.state === 'measured');
    assert.deepEqual(measured.done.roles, [{ role: 'T1', starId: 'target' }]);
  });

  it('knows the report once it is written', () => {
    const transformed = seriesOfRow({ ...row, state: 'transformed' });
    assert.ok(transformed.state === 'transformed');
    const { report, reportSha256, reportRows } = transformed;
    assert.deepEqual([report, reportSha256, reportRows], ['SS Cyg_aavso.txt', 'ab', 4]);
  });

  it('does not go on with a row that lacks what its state says', () => {
    const says = /^Error: SS Cyg V 20240101 is (selected|measured|transformed) without an event that says so$/;
    assert.throws(() => seriesOfRow({ ...row, selected: null }), says);
    assert.throws(() => seriesOfRow({ ...row, calibrated: null }), says);
    assert.throws(() => seriesOfRow({ ...row, state: 'measured', done: null }), says);
    assert.throws(() => seriesOfRow({ ...row, state: 'transformed', report: null }), says);
    assert.throws(() => seriesOfRow({ ...row, selected: '{}' }), /selected without a target/);
  });
});
