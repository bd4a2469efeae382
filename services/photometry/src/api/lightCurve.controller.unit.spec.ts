import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import type { photometry as wire } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { flagBits } from '../domain/index.js';
import { photometryProjections } from '../projection/photometry.js';
import { sampleDone } from '../projection/testing/sampleSeries.js';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { LightCurveController } from './lightCurve.controller.js';

const roles = { T1: 'target', T2: '000-1', C3: '000-0', C4: '000-2', C5: '000-3' };
const series = simulatedSeries('V', { flags: (frame) => (frame === 1 ? flagBits('saturated', 'lowSnr') : 0) });
const { reduction } = series;
const measured = [
  ...[series.requested, ...series.solved, ...series.profiled, series.selected, ...series.measured],
  event('PhotometryDone', { ...sampleDone(roles), reduction }),
];
const report = { path: '2024-01-01/Reduced/SS Cyg/V/r1/SS Cyg_20240101_aavso.txt', sha256: '' };
const transformed = event('MagnitudesTransformed', { reduction, report, pointsId: '' });

describe('GetLightCurve', () => {
  const curves = specifyReactor({ projections: photometryProjections });
  const asked = (kit: ServiceKit): wire.GetLightCurveResponse =>
    new LightCurveController(kit).getLightCurve({ night: '20240101', targetName: 'SS Cyg', filter: 'V' });

  it('has the points of target and check star in order of time, and says which are left out', () =>
    curves
      .given(...measured)
      .when(asked)
      .thenSatisfies(({ answer: { target, check, star, checkId } }) => {
        assert.deepEqual([star, checkId, check.length], ['SS Cyg', '000-1', 4]);
        assert.deepEqual(
          target.map(({ mag, reported, reason }) => [mag.toFixed(2), reported, reason]),
          [
            ['11.50', true, ''],
            ['11.51', false, 'flagged saturated'],
            ['11.52', true, ''],
            ['11.53', true, ''],
          ],
        );
      }));

  it('tells of every flag that occurs, and of no other, what it means', () =>
    curves
      .given(...measured)
      .when(asked)
      .thenSatisfies(({ answer: { target, flagTexts } }) => {
        assert.deepEqual(target[1]?.flags, ['saturated', 'lowSnr']);
        assert.deepEqual(flagTexts, {
          saturated: { short: 'SAT', long: 'A raw pixel in the aperture is saturated.' },
          lowSnr: { short: 'FAINT', long: 'The signal-to-noise ratio is low.' },
        });
      }));

  it('names the report once it is written', async () => {
    await curves
      .given(...measured)
      .when((kit) => asked(kit).reportPath)
      .thenIs('');
    await curves
      .given(...measured, transformed)
      .when((kit) => asked(kit).reportPath)
      .thenIs(report.path);
  });

  it('is not found before the series is measured', () =>
    curves
      .given(...measured.slice(0, -1))
      .when((kit) => assert.throws(() => asked(kit), /SS Cyg V of 20240101 is not measured \(yet\)/))
      .thenIs(undefined));
});
