import assert from 'node:assert/strict';
import { ingest } from '@wombat/proto';
import { seriesNamed } from './seriesNamed.js';

const all = [
  ['20240101', 'SS Cyg', 'V'],
  ['20240101', 'SS Cyg', 'B'],
  ['20240102', 'Mel/15', 'V'],
].map(([date, targetName, filter]) => ingest.SeriesState.fromJSON({ date, targetName, filter, proc: 'done' }));
const found = (name: string) => {
  const series = seriesNamed(name, all);
  return series.ok ? `${series.value.date} ${series.value.targetName} ${series.value.filter}` : series.fault.message;
};

describe('a series by its name', () => {
  it('is the one of night, target and filter', () => {
    assert.equal(found('20240101/SS Cyg/B'), '20240101 SS Cyg B');
    assert.equal(found('20240102/Mel/15/V'), '20240102 Mel/15 V');
  });

  it('is refused with the nearest there are', () => {
    assert.match(found('20240101/SS Cgy/V'), /^there is no series .*; did you mean 20240101\/SS Cyg\/V\?$/);
    assert.match(found('20240101/RR Lyr Uranus/V'), /did you mean 20240101\/SS Cyg\/V or 20240101\/SS Cyg\/B\?$/);
    assert.match(found('19990101/Something else/V'), /\.\/wombat status lists them$/);
  });
});
