import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { flagBits } from '../domain/index.js';
import { photometryProjections } from '../projection/photometry.js';
import { sampleDone } from '../projection/testing/sampleSeries.js';
import { NIGHT, simulatedSeries } from '../testing/simulatedSeries.js';
import { FrameController } from './frame.controller.js';

const { given } = specifyReactor({ projections: photometryProjections });
const { reduction, ...series } = simulatedSeries('V', { flags: (frame) => (frame === 1 ? flagBits('saturated') : 0) });
const measured = [
  ...[series.requested, ...series.solved, ...series.profiled, series.selected, ...series.measured],
  event('PhotometryDone', { ...sampleDone({ T1: 'target', T2: '000-1', C3: '000-0' }), reduction }),
];
const ask = (kit: ServiceKit, frameSha256: string) =>
  new FrameController(kit).getFrame({ night: '20240101', targetName: 'SS Cyg', filter: 'V', frameSha256 });
const second = '2024-01-01/Light/SS Cyg/V/a2.fits';

describe('GetFrame', () => {
  it('tells the calibrated frame, and the places of the stars that have a role', () =>
    given(...measured)
      .when((kit) => ask(kit, second))
      .thenSatisfies(({ answer }) => {
        const simulated = NIGHT[1];
        assert.ok(simulated);
        assert.equal(answer.filename, 'a2.fits');
        assert.match(answer.productPath, /Reduced/);
        assert.deepEqual(answer.radii, simulated.radii);
        assert.deepEqual(answer.flagTexts, {
          saturated: { short: 'SAT', long: 'A raw pixel in the aperture is saturated.' },
        });
        assert.deepEqual(
          answer.stars.map(({ role, flags }) => [role, flags]),
          [
            ['T1', ['saturated']],
            ['T2', []],
            ['C3', []],
          ],
        );
        const [target] = answer.stars;
        const { x, y } = simulated.stars.get('target') ?? { x: Number.NaN, y: Number.NaN };
        assert.deepEqual([target?.x, target?.y], [x, y]);
      }));

  it('says that there is no such frame', () =>
    given(...measured)
      .when((kit) => assert.throws(() => ask(kit, 'ab'.repeat(32)), /has no measured frame/))
      .thenNothing());
});
