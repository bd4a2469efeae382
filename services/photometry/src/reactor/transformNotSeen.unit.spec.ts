import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { flagBits } from '../domain/index.js';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { measured, ofAnObserver, transform } from './testing/measuredSeries.js';

const { given } = specifyReactor(ofAnObserver);

const { folder } = simulatedSeries('V');
const frame = (number: number) => `2024-01-01/Light/SS Cyg/V/a${number}.fits`;
const word = { reduction: simulatedSeries('V').reduction, words: '', by: 'ABC' };
const rejected = event(
  'PointsRejected',
  { ...word, frames: [frame(2)], scope: 'T1', reasonCode: 'cloud' },
  { id: 'rejected' },
);
const report = (kit: ServiceKit) => readFileSync(join(kit.data, folder, 'SS Cyg_20240101_aavso.txt'), 'utf8');

describe('a target that is not seen', () => {
  const eclipse = (...frames: number[]) =>
    measured('V', 1, (index) =>
      frames.includes(index + 1)
        ? { net: -40, error: 150, snr: -0.27, flags: flagBits('centroidRanAway', 'lowSnr') }
        : {},
    );

  it('is reported as fainter than a limit, so that a deep eclipse keeps its whole night', () =>
    given(...eclipse(2, 3))
      .when(transform)
      .thenSatisfies(({ published, kit }) => {
        const [made] = payloadsOf(published, 'MagnitudesTransformed');
        assert.deepEqual([made?.rows, made?.measured, made?.fainterThan, made?.leftOut], [4, 4, 2, []]);
        assert.deepEqual(
          made?.sketch.map((mag) => mag.toFixed(2)),
          ['11.50', '11.53'],
        );
        const rows = report(kit)
          .split('\n')
          .filter((line) => line !== '' && !line.startsWith('#'))
          .map((line) => line.split(','));
        // 9 + 450 counts in 60 s at a zero point of 21.
        const limit = (21 - 2.5 * Math.log10((4.5 + Math.hypot(4.5, 450)) / 60)).toFixed(2);
        assert.deepEqual(
          rows.map(([, , mag, error]) => [mag?.slice(0, -1), error === 'na']),
          [
            ['11.50', false],
            [`<${limit}`, true],
            [`<${limit}`, true],
            ['11.53', false],
          ],
        );
        assert.match(
          rows[1]?.at(-1) ?? '',
          /CREFMAG.*not seen: signal-to-noise ratio -0\.3; MAG is where it would be 3$/,
        );
        const files = JSON.parse(readFileSync(join(kit.data, made?.observations?.path ?? ''), 'utf8'));
        assert.deepEqual([files.observations.length, files.fainterThan], [4, [1, 2]]);
      }));

  it('is reported where it is seen on no frame at all', () =>
    given(...eclipse(1, 2, 3, 4))
      .when(transform)
      .thenPublishes({ type: 'MagnitudesTransformed', payload: { rows: 4, fainterThan: 4, sketch: [] } }));

  it('is left out where a person rejects it', () =>
    given(...eclipse(2), rejected)
      .when(transform)
      .thenPublishes({ type: 'MagnitudesTransformed', payload: { rows: 3, measured: 4, fainterThan: 0 } }));
});
