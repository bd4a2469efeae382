import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import type { FrameDiscovered } from '@wombat/proto';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { frameStates } from '../projection/frameStates.js';
import { seriesStates } from '../projection/seriesStates.js';
import { FramesController } from './frames.controller.js';

const { given } = specifyReactor({ projections: [discovery, frameStates, seriesStates] });
const light = (name: string, changes: Partial<FrameDiscovered> = {}) =>
  event('FrameDiscovered', { path: `Light/${name}`, sha256: name, revision: 1, reason: '', ...changes });
const series = (filter: string) => ({ night: '20240101', targetName: 'SS Cyg', filter });
const at = (name: string) => ({ reduction: revision(1), path: `Light/${name}` });
const full = event('FrameFailed', { ...at('b'), stage: 'calibrate', code: 'disk', reason: 'disk: full' });
const unread = light('c', { series: series(''), state: 'broken', reason: 'it is truncated', meta: undefined });

describe('ListFrames', () => {
  it('has every light of the series with what became of it, also those that were lost', () =>
    given(
      light('b'),
      light('a'),
      unread,
      light('of B', { series: series('B') }),
      light('twin', { state: 'ignored', reason: 'the same bytes' }),
      event('FrameProfiled', { ...at('a'), fwhmPixels: 4.25 }),
      event('FrameMeasured', at('a')),
      full,
    )
      .when((kit) => new FramesController(kit).listFrames(series('V')))
      .thenSatisfies(({ answer: { frames } }) => {
        const meta = light('a').payload.meta;
        const figures = { midJdUtc: meta?.midJdUtc, exposureSeconds: meta?.exposureSeconds };
        const unknown = { midJdUtc: undefined, exposureSeconds: undefined, fwhmPixels: undefined };
        assert.deepEqual(frames, [
          {
            path: 'Light/a',
            sha256: 'a',
            state: 'measured',
            stage: undefined,
            reason: '',
            ...figures,
            fwhmPixels: 4.25,
          },
          {
            ...{ path: 'Light/b', sha256: 'b', state: 'failed', stage: 'calibrate', reason: 'disk: full' },
            ...{ ...figures, fwhmPixels: undefined },
          },
          { path: 'Light/c', sha256: 'c', state: 'broken', stage: undefined, reason: 'it is truncated', ...unknown },
        ]);
      }));

  it('counts them as the list of series does', () =>
    given(event('NightDiscovered'), light('a'), light('b'), unread, event('FrameMeasured', at('a')), full)
      .when((kit) => new FramesController(kit).listFrames(series('V')))
      .thenSatisfies(({ answer: { counts } }) =>
        assert.deepEqual([counts?.found, counts?.broken, counts?.failed, counts?.measured], [3, 1, 1, 1]),
      ));
});
