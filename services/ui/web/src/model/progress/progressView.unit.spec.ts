import assert from 'node:assert/strict';
import type { ServiceProgress } from '../../../../server/src/domain/contract.js';
import { progressView } from './progressView.js';

const service = (over: Partial<ServiceProgress>): ServiceProgress => ({
  service: 'astrometry',
  state: 'ready',
  problems: [],
  planned: 0,
  running: 0,
  retries: 0,
  progress: [],
  outside: [],
  notices: [],
  held: [],
  calls: [],
  version: '0.1.0',
  ...over,
});

describe('progressView', () => {
  it('shows what runs and leaves out what is done', () => {
    const view = progressView([
      service({ running: 1, progress: [{ what: 'XZ Cyg V: solved', done: 3, total: 8 }] }),
      service({
        progress: [
          { what: 'XZ Cyg B: solved', done: 8, total: 8 },
          { what: 'nothing', done: 0, total: 0 },
        ],
      }),
    ]);
    assert.deepEqual(
      view.bars.map(({ what }) => what),
      ['XZ Cyg V: solved'],
    );
    assert.equal(view.summary, 'Working');
    assert.equal(view.busy, true);
  });

  it('says when all is done, when it waits, starts, or nothing runs at all', () => {
    assert.deepEqual(progressView([service({})]), {
      bars: [],
      troubles: [],
      busy: false,
      summary: 'All work is done; watching for new nights',
    });
    assert.match(progressView([service({ retries: 1 })]).summary, /^Waiting: one step is tried again/);
    assert.equal(
      progressView([service({}), service({ service: 'catalog', state: 'starting' })]).summary,
      'Starting: catalog',
    );
    assert.match(progressView([service({ state: 'stopped' })]).summary, /\.\/wombat up/);
  });

  it('names the troubles', () => {
    const { troubles } = progressView([
      service({ service: 'ingest', state: 'silent' }),
      service({ service: 'catalog', outside: ['VSP does not answer (503); tried again at 21:04'] }),
      service({ service: 'photometry', problems: ['disk is full'] }),
      service({ state: 'starting', problems: ['starting'] }),
    ]);
    assert.deepEqual(troubles, [
      'ingest does not answer; it is started again by itself',
      'VSP does not answer (503); tried again at 21:04',
      'photometry: disk is full',
    ]);
  });
});
