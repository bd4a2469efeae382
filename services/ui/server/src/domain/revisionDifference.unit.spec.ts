import assert from 'node:assert/strict';
import { revisionDifference } from './revisionDifference.js';

const HEAD = '#TYPE=Extended\n#OBSCODE=ABC\n#DELIM=,\n#DATE=JD\n#OBSTYPE=CCD\n';
const report = (...rows: [string, string][]) =>
  HEAD +
  rows.map(([date, mag]) => `XZ Cyg,${date},${mag},0.010,V,NO,STD,ENSEMBLE,na,118,11.800,1.2,na,X1,na\n`).join('');
const made = (revision: number, text: string, settings: Record<string, string> = {}) => ({ revision, text, settings });

describe('what a revision has otherwise than the one before', () => {
  it('is nothing where none was before', () => {
    const difference = revisionDifference(made(1, report(['2460964.1', '9.4'])), null);
    assert.deepEqual(difference, { revision: 1, before: null, points: [], settings: null });
  });

  it('is told of every row of either by its date, in the order of time', () => {
    const before = report(['2460964.30000', '9.456'], ['2460964.20000', '9.500'], ['2460964.10000', '9.510']);
    const now = report(['2460964.20000', '9.488'], ['2460964.30000', '9.456'], ['2460964.40000', '9.400']);
    const { points, ...between } = revisionDifference(made(3, now), made(1, before));
    assert.deepEqual([between.revision, between.before], [3, 1]);
    assert.deepEqual(points, [
      { date: '2460964.10000', magBefore: '9.510', magNow: '', change: null },
      { date: '2460964.20000', magBefore: '9.500', magNow: '9.488', change: -0.012 },
      { date: '2460964.30000', magBefore: '9.456', magNow: '9.456', change: 0 },
      { date: '2460964.40000', magBefore: '', magNow: '9.400', change: null },
    ]);
  });

  it('has no number where one of the two is a limit', () => {
    const [point] = revisionDifference(
      made(2, report(['2460964.1', '<14.2'])),
      made(1, report(['2460964.1', '14.1'])),
    ).points;
    assert.deepEqual(point, { date: '2460964.1', magBefore: '14.1', magNow: '<14.2', change: null });
  });

  it('tells settings that are others, new or gone', () => {
    const before = { band: '"V"', 'photometry.comps.minSnr': '20', 'cameras[1].gain': '1' };
    const now = { band: '"V"', 'photometry.comps.minSnr': '50', 'solve.fov': '2' };
    assert.deepEqual(revisionDifference(made(2, HEAD, now), made(1, HEAD, before)).settings, [
      { name: 'cameras[1].gain', before: '1', now: '' },
      { name: 'photometry.comps.minSnr', before: '20', now: '50' },
      { name: 'solve.fov', before: '', now: '2' },
    ]);
  });

  it('says nothing of settings where those of one are not known', () => {
    assert.equal(revisionDifference(made(2, HEAD, { band: '"V"' }), made(1, HEAD)).settings, null);
    assert.deepEqual(revisionDifference(made(2, HEAD, { a: '1' }), made(1, HEAD, { a: '1' })).settings, []);
  });
});
