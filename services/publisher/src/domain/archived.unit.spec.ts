import assert from 'node:assert/strict';
import { readReport } from '@wombat/aavso';
import { countArchived, sentObservations } from './archived.js';
import { reportText } from './testing/reportedSeries.js';

function sentOf(text: string) {
  const report = readReport(text);
  if (!report.ok) throw new Error(report.fault.message);
  return sentObservations(report.value);
}

describe('what the archive has of a file', () => {
  const sent = sentOf(reportText()) ?? [];
  const archived = sent.map((one) => ({ ...one, observer: 'abc' }));

  it('is found by date, magnitude and observer', () => {
    assert.equal(countArchived(sent, archived, 'ABC'), 3);
    assert.equal(countArchived(sent, archived.slice(1), 'ABC'), 2);
    assert.equal(countArchived(sent, archived, 'XYZ'), 0);
  });

  it('is found though rounded once more, and no further', () => {
    const moved = (jd: number, mag: number) => archived.map((one) => ({ ...one, jd: one.jd + jd, mag: one.mag + mag }));
    assert.equal(countArchived(sent, moved(1e-5, 5e-4), 'ABC'), 3);
    assert.equal(countArchived(sent, moved(3e-5, 0), 'ABC'), 0);
    assert.equal(countArchived(sent, moved(0, 0.002), 'ABC'), 0);
  });

  it('cannot be told where the report has dates of another kind', () => {
    assert.equal(sentOf(reportText({ date: 'HJD' })), null);
  });
});
