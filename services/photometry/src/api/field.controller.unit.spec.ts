import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { photometryProjections } from '../projection/photometry.js';
import { sampleDone } from '../projection/testing/sampleSeries.js';
import { NIGHT, simulatedSeries } from '../testing/simulatedSeries.js';
import { FieldController } from './field.controller.js';

const { given } = specifyReactor({ projections: photometryProjections });
const { reduction, ...series } = simulatedSeries('V');
const done = {
  ...sampleDone({ T1: 'target', T2: '000-1', C3: '000-0' }),
  dropped: [{ starId: '000-2', reason: 'it is saturated' }],
  reduction,
};
const measured = (referenceFrame: string) => [
  ...[series.requested, ...series.solved, ...series.profiled, series.selected, ...series.measured],
  event('PhotometryDone', { ...done, referenceFrame }),
];
const second = '2024-01-01/Light/SS Cyg/V/a2.fits';
const ask = (kit: ServiceKit, filter = 'V') =>
  new FieldController(kit).getField({ night: '20240101', targetName: 'SS Cyg', filter });

describe('GetField', () => {
  it('tells the frame the apertures were set on, and every star of the chart with its place, role or reason', () =>
    given(...measured(second))
      .when((kit) => ask(kit))
      .thenSatisfies(({ answer }) => {
        assert.equal(answer.filename, 'a2.fits');
        assert.equal(answer.frameSha256, second);
        assert.match(answer.productPath, /Reduced/);
        assert.deepEqual([answer.width, answer.height, answer.radii], [1536, 1024, NIGHT[1]?.radii]);
        assert.deepEqual(
          [answer.north, answer.east].map((way) => [way?.x, way?.y].map((part) => (part ?? 9) + 0)),
          [
            [0, 1],
            [-1, 0],
          ],
        );
        assert.ok(Math.abs(answer.arcsecPerPixel - 1.08) < 1e-9);
        assert.deepEqual(
          answer.stars.map(({ role, auid, label, reason }) => [role, auid, label, reason]),
          [
            ['T1', '', 'SS Cyg', ''],
            ['C3', '000-0', '110', ''],
            ['T2', '000-1', '113', ''],
            ['', '000-2', '116', 'it is saturated'],
            ['', '000-3', '119', ''],
          ],
        );
        const { x, y } = NIGHT[1]?.stars.get('target') ?? { x: Number.NaN, y: Number.NaN };
        assert.deepEqual([answer.stars[0]?.x, answer.stars[0]?.y], [x, y]);
      }));

  it('shows the first frame where the log does not tell it, and says that a series is not measured', () =>
    given(...measured(''))
      .when((kit) => {
        assert.throws(() => ask(kit, 'B'), /SS Cyg B of 20240101 is not measured/);
        return ask(kit);
      })
      .thenSatisfies(({ answer }) => assert.equal(answer.filename, 'a1.fits')));
});
