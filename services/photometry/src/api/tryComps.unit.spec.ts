import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { photometryProjections } from '../projection/photometry.js';
import { sampleDone } from '../projection/testing/sampleSeries.js';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { CompsController } from './comps.controller.js';
import { LightCurveController } from './lightCurve.controller.js';

const series = simulatedSeries('V');
const key = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
/** As every reduction of these stars gives them. */
const roles = { T1: 'target', T2: '000-2', C3: '000-0', C4: '000-1', C5: '000-3' };
const done = event('PhotometryDone', { ...sampleDone(roles), reduction: series.reduction });
const measured = [
  ...[series.requested, ...series.solved, ...series.profiled, series.selected, ...series.measured, done],
];

const rolesOf = ({ comps }: { comps: readonly { auid: string; role: string }[] }) =>
  comps.map(({ auid, role }) => `${auid} ${role}`.trim());

describe('TryComps', () => {
  const { given } = specifyReactor({ projections: photometryProjections });
  const tried = async (kit: ServiceKit, off: string[], on: string[] = []) => {
    const { curve } = await new CompsController(kit).tryComps({ ...key, off, on });
    return curve ?? assert.fail('there is no curve');
  };

  it('gives the curve as it is, where nothing is switched', () =>
    given(...measured)
      .when((kit) => Promise.all([tried(kit, []), new LightCurveController(kit).getLightCurve(key)]))
      .thenSatisfies(({ answer: [asIf, asIs] }) => assert.deepEqual(asIf, asIs)));

  it('gives it without a star, and changes nothing', () =>
    given(...measured)
      .when(async (kit) => {
        const asIf = await tried(kit, ['000-3']);
        return { asIf, after: await new LightCurveController(kit).getLightCurve(key) };
      })
      .thenSatisfies(({ answer: { asIf, after } }) => {
        assert.deepEqual(rolesOf(asIf), ['000-0 C3', '000-1 C4', '000-2 T2', '000-3']);
        assert.equal(asIf.mode, 'single');
        assert.ok(asIf.gate.every(({ name }) => name !== 'comparisonStar 000-3'));
        assert.deepEqual(rolesOf(after), ['000-0 C3', '000-1 C4', '000-2 T2', '000-3 C5']);
      }));

  it('chooses the check star anew where it is the one switched off', () =>
    given(...measured)
      .when((kit) => tried(kit, ['000-2']))
      .thenSatisfies(({ answer: { checkId, comps } }) => {
        assert.equal(checkId, '000-1');
        assert.equal(comps.find(({ auid }) => auid === '000-2')?.role, '');
      }));

  it('takes a measured star in that is not used', () => {
    const without = event('PhotometryDone', {
      ...sampleDone({ T1: 'target', T2: '000-2', C3: '000-0', C4: '000-1' }),
      reduction: series.reduction,
    });
    return given(...measured.slice(0, -1), without)
      .when(async (kit) => rolesOf(await tried(kit, [], ['000-3'])))
      .thenIs(['000-0 C3', '000-1 C4', '000-2 T2', '000-3 C5']);
  });

  it('is refused without any star left, and for stars nobody measured', () =>
    given(...measured)
      .when(async (kit) => {
        await assert.rejects(tried(kit, ['000-0', '000-1', '000-2', '000-3']), /No comparison star is left/);
        await assert.rejects(tried(kit, ['000-9']), /no star that was measured to be compared with: 000-9/);
      })
      .thenIs(undefined));
});
