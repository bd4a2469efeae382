import assert from 'node:assert/strict';
import { samplePayloads } from '@wombat/eventlog/testkit';
import { productsTold, rawFrameTold, ToldFiles } from './productsTold.js';

describe('productsTold', () => {
  it('finds table, apertures and plot of the photometry, and the report with its observations', () => {
    const file = (path: string) => ({ path, sha256: 'a'.repeat(64) });
    const done = { ...samplePayloads.PhotometryDone, table: file('a.tbl'), apertures: file('a.radec') };
    const paths = productsTold({ type: 'PhotometryDone', payload: done }).map(({ path }) => path);
    assert.ok(paths.includes('a.tbl') && paths.includes('a.radec'), String(paths));
    const transformed = { ...samplePayloads.MagnitudesTransformed, report: file('a_aavso.txt') };
    const told = productsTold({ type: 'MagnitudesTransformed', payload: transformed });
    assert.ok(told.some(({ path }) => path === 'a_aavso.txt'));
  });

  it('leaves out what was not written, and masters another event only names', () => {
    const skipped = { ...samplePayloads.MasterBuilt, product: { path: '', sha256: '' } };
    assert.deepEqual(productsTold({ type: 'MasterBuilt', payload: skipped }), []);
    assert.deepEqual(productsTold({ type: 'FramesCalibrated', payload: samplePayloads.FramesCalibrated }), []);
  });
});

describe('rawFrameTold', () => {
  it('is a frame that is worked with, not one that is broken or ignored', () => {
    const found = { ...samplePayloads.FrameDiscovered, path: 'n/Light/a.fits', sha256: 'b'.repeat(64) };
    const told = (state: typeof found.state) => rawFrameTold({ type: 'FrameDiscovered', payload: { ...found, state } });
    assert.deepEqual(told('accepted'), { path: found.path, sha256: found.sha256 });
    assert.equal(told('broken'), null);
    assert.equal(rawFrameTold({ type: 'FramesSolved', payload: samplePayloads.FramesSolved }), null);
  });
});

describe('ToldFiles', () => {
  it('holds a frame by what it was when it was solved, also where that it was calibrated is told again', () => {
    const path = 'n/Reduced/s/V/r1/a.fits';
    const told = new ToldFiles();
    const tell = (type: 'FrameCalibrated' | 'FrameSolved', sha256: string) =>
      told.see({ type, payload: { ...samplePayloads[type], product: { path, sha256 } } });
    tell('FrameCalibrated', 'a');
    assert.equal(told.products.get(path)?.sha256, 'a');
    tell('FrameSolved', 'b');
    tell('FrameSolved', 'b');
    tell('FrameCalibrated', 'a');
    assert.equal(told.products.get(path)?.sha256, 'b');
  });

  it('misses no frame that was dropped, and still one that could not be', () => {
    const path = 'n/Reduced/s/V/r1/a.fits';
    const told = new ToldFiles();
    told.see({
      type: 'FrameCalibrated',
      payload: { ...samplePayloads.FrameCalibrated, product: { path, sha256: 'a' } },
    });
    const kept = { ...samplePayloads.FrameKept, product: { path, sha256: '' } };
    told.see({ type: 'FrameKept', payload: { ...kept, kept: 'unchanged' } });
    assert.equal(told.products.get(path)?.sha256, 'a');
    told.see({ type: 'FrameKept', payload: { ...kept, kept: 'inSteps', product: { path, sha256: 'b' } } });
    assert.equal(told.products.get(path)?.sha256, 'b');
    told.see({ type: 'FrameKept', payload: { ...kept, kept: 'dropped' } });
    assert.deepEqual([...told.products], []);
  });
});
