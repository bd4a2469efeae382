import assert from 'node:assert/strict';
import { ingest } from '@wombat/proto';
import { seriesTable } from './seriesTable.js';
import { shortTable } from './shortTable.js';

const one = (number: number, submitted?: 'approved') =>
  ingest.SeriesState.fromJSON({ date: String(20300000 - number), targetName: 'SS Cyg', filter: 'V', submitted });

describe('the table at the end of a run', () => {
  it('is that of all series where they are few', () => {
    const series = Array.from({ length: 100 }, (_, number) => one(number, 'approved'));
    assert.deepEqual(shortTable({ series, unusable: [] }), seriesTable({ series, unusable: [] }));
  });

  it('leaves out what was decided long ago, and no series that nobody has decided on', () => {
    const series = Array.from({ length: 250 }, (_, number) => one(number, number === 200 ? undefined : 'approved'));
    const lines = shortTable({ series, unusable: [] });
    assert.equal(lines.length, 1 + 100 + 1 + 1);
    assert.ok(lines.at(-2)?.startsWith(series[200]?.date ?? '-'));
    assert.equal(lines.at(-1), '149 more series, decided on before: ./wombat status lists them all');
  });
});
