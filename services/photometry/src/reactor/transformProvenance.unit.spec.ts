import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { event } from '@wombat/eventlog/testkit';
import { FrameCalibrated, MasterBuilt, provenance } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { flagBits } from '../domain/index.js';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { measured, ofAnObserver, transform } from './testing/measuredSeries.js';

const { given } = specifyReactor(ofAnObserver);
const { reduction, folder } = simulatedSeries('V');
const raw = (number: number) => `2024-01-01/Light/SS Cyg/V/a${number}.fits`;
const fileOf = (kit: ServiceKit) => readFileSync(join(kit.data, folder, 'SS Cyg_20240101_provenance.json'), 'utf8');
const read = (kit: ServiceKit) => provenance.Provenance.fromJSON(JSON.parse(fileOf(kit)));

const bias = { path: '2024-01-01/Bias/mbias.fits', sha256: 'sha of mbias' };
const facts = [
  event('MasterBuilt', MasterBuilt.fromJSON({ calType: 'bias', state: 'built', product: bias, inputs: ['b1', 'b2'] })),
  ...[1, 2, 3, 4].map((number) =>
    event('FrameCalibrated', FrameCalibrated.fromJSON({ reduction, path: raw(number), bias }), { id: `cal:${number}` }),
  ),
];

/** A night whose settings and masters are told; `own` changes T1 on a frame. */
function told(own?: Parameters<typeof measured>[2]) {
  return measured('V', 1, own).map((one) => {
    if (one.type === 'ReductionRequested')
      return event(
        'ReductionRequested',
        { ...one.payload, reduction, band: 'V', settingsHash: 'f00d', settings: { 'photometry.detectionSnr': '3' } },
        { id: one.id },
      );
    return one.type === 'FramesCalibrated'
      ? event('FramesCalibrated', { reduction, masters: [{ calType: 'bias', product: bias }] }, { id: one.id })
      : one;
  });
}

describe('the provenance of a report', () => {
  it('tells of every row its frame, comparison stars, masters and errors', () =>
    given(...facts, ...told())
      .when(transform)
      .thenSatisfies(({ kit, published }) => {
        const [made] = payloadsOf(published, 'MagnitudesTransformed');
        assert.equal(made?.provenance?.path, `${folder}/SS Cyg_20240101_provenance.json`);
        const { points, report, comparison, calibration, settings, version, series } = read(kit);
        assert.deepEqual([version, series, report], [1, reduction.series, made?.report]);
        const [first] = points;
        assert.deepEqual(
          points.map(({ row, frame, biasSha256 }) => [row, frame.path, biasSha256]),
          [1, 2, 3, 4].map((number) => [number, raw(number), 'sha of mbias']),
        );
        assert.deepEqual(first?.comps, ['000-0', '000-2', '000-3']);
        assert.ok(Math.abs((first?.mag ?? 0) - 11.5) < 0.001);
        const parts = Object.values(first?.errorParts ?? {});
        assert.ok(Math.abs(Math.hypot(...parts) - (first?.magError ?? 0)) < 1e-8);
        assert.ok(Math.abs((first?.instrumentalMag ?? 0) + (first?.zeroPoint ?? 0) - (first?.mag ?? 0)) < 1e-8);
        assert.deepEqual(
          comparison.stars.map(({ auid, role, catalogueMag }) => [auid, role, catalogueMag]),
          [
            ['000-0', 'C3', 11],
            ['000-1', 'T2', 11.3],
            ['000-2', 'C4', 11.6],
            ['000-3', 'C5', 11.9],
          ],
        );
        assert.deepEqual(
          calibration.masters.map(({ product, inputs }) => [product?.sha256, inputs]),
          [['sha of mbias', ['b1', 'b2']]],
        );
        assert.deepEqual([comparison.chartId, comparison.chartSha256], ['X12345AB', '']);
        assert.deepEqual(settings, { hash: 'f00d', values: { 'photometry.detectionSnr': '3' } });
      }));

  it('holds the noise of the flat of each frame in the errors, where the master tells its light', () => {
    const flat = { path: '2024-01-01/Flat/mflat.fits', sha256: 'sha of mflat' };
    const master = { calType: 'flat', state: 'built', product: flat, numImages: 9, lightLevel: 900 };
    const divided = [1, 2].map((number) =>
      event('FrameCalibrated', FrameCalibrated.fromJSON({ reduction, path: raw(number), flat }), { id: `f${number}` }),
    );
    return given(event('MasterBuilt', MasterBuilt.fromJSON(master)), ...divided, ...told())
      .when(transform)
      .thenSatisfies(({ kit }) => {
        const parts = read(kit).points.map(({ errorParts }) => errorParts);
        const flats = parts.map((one) => Math.hypot(one?.flat ?? 0, one?.flatCommon ?? 0));
        assert.ok(
          flats.slice(0, 2).every((noise) => noise > 0.0005 && noise < 0.01),
          `${flats}`,
        );
        assert.deepEqual(flats.slice(2), [0, 0]);
      });
  });

  it('tells why a point is left out, and how faint the target is where it is not seen', () =>
    given(
      ...facts,
      ...told((index) => {
        if (index === 0) return { flags: flagBits('saturated') };
        return index === 1 ? { net: -40, error: 150, snr: -0.27, flags: flagBits('centroidRanAway') } : {};
      }),
    )
      .when(transform)
      .thenSatisfies(({ kit }) => {
        const { points, flagTexts } = read(kit);
        assert.deepEqual(
          points.map(({ row, leftOut, fainterThan, flags }) => [row, leftOut, fainterThan, flags]),
          [
            [0, 'flagged saturated', false, ['saturated']],
            [1, '', true, ['centroidRanAway']],
            [2, '', false, []],
            [3, '', false, []],
          ],
        );
        assert.match(flagTexts.saturated?.long ?? '', /saturated/);
      }));

  it('has the same bytes whenever it is made, keys in their order, and names no place of a computer', () =>
    given(...facts, ...told())
      .when(async (kit) => {
        await transform(kit);
        const first = fileOf(kit);
        const word = { reduction, words: '', by: 'ABC', frames: [raw(2)] };
        await kit.decide(event('PointsRejected', { ...word, scope: 'T1', reasonCode: 'cloud' }, { id: 'rejected' }));
        await transform(kit);
        const without = fileOf(kit);
        await kit.decide(event('PointsRestored', { reduction, frames: [raw(2)], by: 'ABC' }, { id: 'restored' }));
        await transform(kit);
        return { first, without, after: fileOf(kit) };
      })
      .thenSatisfies(({ answer: { first, without, after }, kit }) => {
        assert.equal(after, first);
        assert.notEqual(without, first);
        assert.ok(!first.includes(kit.data));
        const keys = Object.keys(JSON.parse(first));
        assert.deepEqual(keys, [...keys].sort());
      }));
});
