import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { event } from '@wombat/eventlog/testkit';
import type { photometry as wire } from '@wombat/proto';
import { type ServiceKit, tellAnswer } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { flagBits } from '../domain/index.js';
import { photometryProjections } from '../projection/photometry.js';
import { sampleDone } from '../projection/testing/sampleSeries.js';
import { NIGHT, simulatedSeries } from '../testing/simulatedSeries.js';
import { LightCurveController } from './lightCurve.controller.js';

const roles = { T1: 'target', T2: '000-1', C3: '000-0', C4: '000-2', C5: '000-3' };
const series = simulatedSeries('V', { flags: (frame) => (frame === 1 ? flagBits('saturated', 'lowSnr') : 0) });
const { reduction } = series;
const done = event('PhotometryDone', { ...sampleDone(roles), reduction });
const measured = [
  ...[series.requested, ...series.solved, ...series.profiled, series.selected, ...series.measured, done],
];
const report = { path: '2024-01-01/Reduced/SS Cyg/V/r1/SS Cyg_20240101_aavso.txt', sha256: '' };
const transformed = event('MagnitudesTransformed', { reduction, report, pointsId: '' });

const frameOf = (number: number) => `2024-01-01/Light/SS Cyg/V/a${number}.fits`;
const rejected = event('PointsRejected', {
  ...{ reduction, frames: [frameOf(3)], scope: 'T1', reasonCode: 'cloud', words: '', by: 'ABC' },
});

describe('GetLightCurve', () => {
  const curves = specifyReactor({ projections: photometryProjections });
  const asked = (kit: ServiceKit): Promise<wire.GetLightCurveResponse> =>
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

  it('says of a point the AAVSO would refuse that it does not go out, and why', () => {
    const faint = simulatedSeries('V', { own: (frame) => (frame === 2 ? { net: 100, error: 150 } : {}) });
    return curves
      .given(faint.requested, ...faint.solved, ...faint.profiled, faint.selected, ...faint.measured, done)
      .when(asked)
      .thenSatisfies(({ answer: { target } }) => {
        assert.deepEqual(
          target.map(({ reported }) => reported),
          [true, true, false, true],
        );
        assert.match(target[2]?.reason ?? '', /^the AAVSO would refuse it: MERR 1\.\d{3} is not between 0 and 1$/);
      });
  });

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

  it('has the period of VSX, also where its answer lies in a file of the home; says so where that is gone', async () => {
    const star = { Name: 'XZ Cyg', RA2000: '293.122', Declination2000: '56.388', Period: '1.5', Epoch: '2459000.5' };
    const text = JSON.stringify({ VSXObject: star, Remarks: 'x'.repeat(200_000) });
    const kept = { sha256: createHash('sha256').update(text).digest('hex'), bytes: Buffer.byteLength(text) };
    const withAnswer = (answer: object) => [
      ...[series.requested, ...series.solved, ...series.profiled, ...series.measured],
      { ...series.selected, payload: { ...series.selected.payload, ...answer } },
      done,
    ];
    const period = { periodDays: 1.5, epochHjd: 2459000.5 };
    await curves
      .given(...withAnswer({ vsxAnswer: text }))
      .when(async (kit) => (await asked(kit)).period)
      .thenIs(period);
    await curves
      .given(...withAnswer({ vsxAnswer: '', vsxKept: kept }))
      .when(async (kit) => {
        const { period: known, warnings } = await asked(kit);
        return [known, warnings.at(-1)?.replace(/ \(.*/, '')];
      })
      .thenIs([undefined, `no period is known: answers/${kept.sha256} of the home cannot be read`]);
    await curves
      .given(...withAnswer({ vsxAnswer: '', vsxKept: kept }))
      .when(async (kit) => {
        await tellAnswer(kit.home, text);
        return (await asked(kit)).period;
      })
      .thenIs(period);
  });

  it('names the report once it is written', async () => {
    await curves
      .given(...measured)
      .when(async (kit) => (await asked(kit)).reportPath)
      .thenIs('');
    await curves
      .given(...measured, transformed)
      .when(async (kit) => (await asked(kit)).reportPath)
      .thenIs(report.path);
  });

  it('knows of every point its frame, its own error, its times, and what a person says of it', () =>
    curves
      .given(...measured, rejected)
      .when(asked)
      .thenSatisfies(({ answer: { target, check, commonError } }) => {
        const [first, , third] = target;
        assert.ok(first && third && commonError);
        const { frame } = NIGHT[0] ?? {};
        assert.deepEqual([first.jdUtc, first.hjdUtc, first.bjdTdb], [frame?.jdUtcMid, frame?.hjdUtc, frame?.bjdTdb]);
        assert.equal(first.frameSha256, frameOf(1));
        assert.deepEqual([first.x, first.y, first.fwhmPixels, first.skyLevel], [500.25, 300.75, 3.5, 150]);
        assert.ok(Math.abs((first.zeroPoint ?? 0) - 21) < 0.001);
        assert.ok(Math.abs(Math.hypot(first.randomError, commonError.target) - first.magError) < 1e-9);
        const parts = Object.values(first.errorParts ?? {});
        assert.ok(parts.length === 12 && Math.abs(Math.hypot(...parts) - first.magError) < 1e-9);
        assert.match(first.untransformedReason, /B-V colour/);
        assert.deepEqual(Object.keys(first.compResiduals), ['000-0', '000-2', '000-3']);
        assert.ok(Object.values(first.compResiduals).every((residual) => Math.abs(residual) < 0.001));
        assert.deepEqual(check[0]?.compResiduals, {});
        assert.deepEqual(third.rejected, { by: 'ABC', reasonCode: 'cloud', words: '', at: '2024-01-02T03:04:05.678Z' });
        assert.deepEqual([third.reported, third.reason], [false, 'rejected by ABC: cloud']);
        assert.deepEqual([first.rejected, check[2]?.rejected], [undefined, undefined]);
      }));

  it('knows every star of the chart: its role, what the night says of it, or why it is not used', () =>
    curves
      .given(...measured)
      .when(asked)
      .thenSatisfies(({ answer: { comps } }) => {
        assert.deepEqual(
          comps.map(({ auid, role, catalogueMag }) => [auid, role, catalogueMag]),
          [
            ['000-0', 'C3', 11],
            ['000-1', 'T2', 11.3],
            ['000-2', 'C4', 11.6],
            ['000-3', 'C5', 11.9],
          ],
        );
        for (const { residual = Number.NaN, measuredMag = Number.NaN, catalogueMag, snr = 0 } of comps) {
          assert.ok(Math.abs(residual) < 0.001 && Math.abs(measuredMag - catalogueMag) < 0.001);
          assert.ok(snr > 10);
        }
      }));

  it('knows the frame its apertures are set on', () =>
    curves
      .given(
        ...measured.slice(0, -1),
        event('PhotometryDone', { ...sampleDone(roles), reduction, referenceFrame: frameOf(2) }),
      )
      .when(async (kit) => (await asked(kit)).referenceSha256)
      .thenIs(frameOf(2)));

  it('knows rows and bytes of the report', () =>
    curves
      .given(...measured, event('MagnitudesTransformed', { reduction, report: { ...report, sha256: 'ab' }, rows: 3 }))
      .when(async (kit) => {
        const { reportRows, reportSha256 } = await asked(kit);
        return [reportRows, reportSha256];
      })
      .thenIs([3, 'ab']));

  it('is made once for what it rests on, and anew when that changes', () =>
    curves
      .given(...measured)
      .when(async (kit) => {
        const controller = new LightCurveController(kit);
        const ask = () => controller.getLightCurve({ night: '20240101', targetName: 'SS Cyg', filter: 'V' });
        const [one, two] = await Promise.all([ask(), ask()]);
        await kit.decide(rejected);
        return { one, two, three: await ask() };
      })
      .thenSatisfies(({ answer: { one, two, three } }) => {
        assert.equal(two, one);
        assert.notDeepEqual(three.target, one.target);
      }));

  it('is not found before the series is measured', () =>
    curves
      .given(...measured.slice(0, -1))
      .when((kit) => assert.rejects(asked(kit), /SS Cyg V of 20240101 is not measured \(yet\)/))
      .thenIs(undefined));
});
