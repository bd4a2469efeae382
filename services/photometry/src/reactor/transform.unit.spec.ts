import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { flagBits } from '../domain/index.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { measured, ofAnObserver, transform } from './testing/measuredSeries.js';
import { TransformStage } from './transform.js';

const { given } = specifyReactor(ofAnObserver);

const { reduction, folder } = simulatedSeries('V');
const frame = (number: number, filter = 'V') => `2024-01-01/Light/SS Cyg/${filter}/a${number}.fits`;
const word = { reduction, words: '', by: 'ABC' };
const rejected = event(
  'PointsRejected',
  { ...word, frames: [frame(2)], scope: 'T1', reasonCode: 'cloud' },
  { id: 'rejected' },
);
const restored = event('PointsRestored', { ...word, frames: [frame(2)] }, { id: 'restored' });
const wholeFrame = event('PointsRejected', { ...rejected.payload, scope: 'frame' }, { id: 'whole' });
const allRejected = event(
  'PointsRejected',
  { ...rejected.payload, frames: [1, 2, 3, 4].map((number) => frame(number)) },
  { id: 'all' },
);
const first = 'transform/20240101/SS Cyg/V/r1.1:done';
const report = (kit: ServiceKit) => readFileSync(join(kit.data, folder, 'SS Cyg_20240101_aavso.txt'), 'utf8');
const rowsOf = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;

describe('transforming', () => {
  it('publishes magnitudes that rest on no change of points', () =>
    given(...measured('V'))
      .when(transform)
      .thenPublishes({ type: 'MagnitudesTransformed', id: first, payload: { rows: 4, measured: 4, pointsId: '' } }));

  it('leaves the point of a rejected frame out of the report, known before or not', async () => {
    for (const scope of [rejected, wholeFrame]) {
      await given(...measured('V'), scope)
        .when(transform)
        .thenPublishes({
          type: 'MagnitudesTransformed',
          id: `${first}:${scope.id}`,
          causation: scope.id,
          payload: { rows: 3, measured: 4, pointsId: scope.id },
        });
    }
  });

  it('makes a finished series anew when points are rejected, and the same bytes when they are restored', () =>
    given(...measured('V'))
      .when(async (kit) => {
        await transform(kit);
        const before = report(kit);
        await kit.decide(rejected);
        await transform(kit);
        const without = report(kit);
        await kit.decide(restored);
        await transform(kit);
        return { before, without, after: report(kit) };
      })
      .thenSatisfies(({ answer: { before, without, after }, published }) => {
        assert.deepEqual([rowsOf(before), rowsOf(without)], [4, 3]);
        assert.equal(after, before);
        const [one, two, three] = payloadsOf(published, 'MagnitudesTransformed');
        assert.deepEqual(
          [one, two].map((made) => made?.sketch.map((mag) => mag.toFixed(2))),
          [
            ['11.50', '11.51', '11.52', '11.53'],
            ['11.50', '11.52', '11.53'],
          ],
        );
        assert.deepEqual([two?.pointsId, three?.pointsId], ['rejected', 'restored']);
        assert.equal(three?.report?.sha256, one?.report?.sha256);
        assert.notEqual(two?.report?.sha256, one?.report?.sha256);
      }));

  it('keeps what was rejected in a later revision', () =>
    given(...measured('V'), rejected, ...measured('V', 2))
      .when(transform)
      .thenPublishes({ type: 'MagnitudesTransformed', payload: { rows: 3, pointsId: 'rejected' } }));

  it('makes the night’s other filters anew too: their colours rest on each other', () =>
    given(...measured('V'), ...measured('B'))
      .when(async (kit) => {
        await transform(kit);
        await kit.decide(rejected);
        await transform(kit);
      })
      .thenSatisfies(({ published }) => {
        const made = payloadsOf(published, 'MagnitudesTransformed').map((payload) => ({
          filter: payload.reduction?.series?.filter,
          ...{ rows: payload.rows, pointsId: payload.pointsId },
        }));
        assert.deepEqual(made, [
          { filter: 'B', rows: 4, pointsId: '' },
          { filter: 'V', rows: 4, pointsId: '' },
          { filter: 'B', rows: 4, pointsId: 'rejected' },
          { filter: 'V', rows: 3, pointsId: 'rejected' },
        ]);
      }));

  it('halts where every point is rejected, and goes on when one is restored', () =>
    given(...measured('V'), allRejected)
      .when(async (kit) => {
        await transform(kit);
        await kit.decide(restored);
        await transform(kit);
      })
      .thenSatisfies(({ published }) => {
        const [halt] = payloadsOf(published, 'SeriesHalted');
        assert.deepEqual([halt?.code, halt?.pointsId], ['notrans', 'all']);
        assert.match(halt?.reason ?? '', /^None of 4 frames gives the target a magnitude: rejected by ABC: cloud/);
        assert.deepEqual(
          payloadsOf(published, 'MagnitudesTransformed').map(({ rows }) => rows),
          [1],
        );
      }));

  it('halts too where every frame is rejected whole', () =>
    given(...measured('V'), { ...allRejected, payload: { ...allRejected.payload, scope: 'frame' } })
      .when(transform)
      .thenPublishes({ type: 'SeriesHalted', payload: { code: 'notrans', pointsId: 'all' } }));

  it('does not take magnitudes that were made before the last word for finished', () =>
    given(
      ...measured('V'),
      rejected,
      event('MagnitudesTransformed', { reduction, pointsId: '' }, { id: first }),
      event('SeriesHalted', { reduction, stage: 'transform', code: 'notrans', pointsId: '' }, { id: 'halt' }),
    )
      .when(transform)
      .thenPublishes({ type: 'MagnitudesTransformed', id: `${first}:rejected`, payload: { rows: 3 } }));
});

const b = simulatedSeries('B');
const REPORT = `${folder}/SS Cyg_20240101_aavso.txt`;

describe('the magnitudes of a measured series', () => {
  it('are published with their report and the gate a person sees', () =>
    given(...measured('V'))
      .when(transform)
      .thenSatisfies(({ published }) => {
        const [transformed] = payloadsOf(published, 'MagnitudesTransformed');
        assert.ok(transformed !== undefined);
        assert.deepEqual(transformed.reduction, reduction);
        assert.ok(Math.abs((transformed.targetMagMedian ?? 0) - 11.515) < 0.001);
        assert.ok(Math.abs((transformed.checkMagMedian ?? 0) - 11.3) < 0.001);
        assert.deepEqual([transformed.rows, transformed.chartId, transformed.report?.path], [4, 'X12345AB', REPORT]);
        assert.equal(transformed.transformed, false);
        assert.notEqual(transformed.reason, '');
        assert.ok(transformed.gate.length > 0);
        for (const { name, verdict, sentence } of transformed.gate) {
          assert.match(name, /^\S+ \S/);
          assert.match(verdict, /^(pass|warn|fail|untested)$/);
          assert.notEqual(sentence, '');
        }
      }));

  it('are one event, however often it is looked', () =>
    given(...measured('V'))
      .when(transform)
      .thenPublishes({
        type: 'MagnitudesTransformed',
        id: first,
        causation: 'done:V:1',
        payload: { reduction: reduction, rows: 4 },
      }));

  it('stand in a report as the AAVSO takes it', () =>
    given(...measured('V'))
      .when(transform)
      .thenSatisfies(({ kit }) => {
        const lines = report(kit).trimEnd().split(/\r?\n/);
        assert.ok(lines.includes('#OBSCODE=ABC'), lines.join('\n'));
        assert.ok(lines.includes('#Series: SS Cyg V, night 20240101, revision 1'), lines.join('\n'));
        assert.ok(
          lines.some((line) => /^#T2 000-1 11\.3\d\d .*check star$/.test(line)),
          lines.join('\n'),
        );
        const rows = lines.filter((line) => !line.startsWith('#'));
        assert.equal(rows.length, 4);
        for (const row of rows) {
          assert.match(row, /^SS Cyg,24\d{5}\.\d+,11\.5\d+,0\.\d+,V,NO,STD,ENSEMBLE,na,000-1,11\.3\d*,/);
          assert.match(row, /X12345AB/);
          assert.match(
            row,
            /\|VMAGINS=-?\d+\.\d{3}\|VERR=.*\|CMAGINS=.*\|CREFMAG=.*\|KMAGINS=.*\|no calibration frames: .*flat/,
          );
        }
      }));

  it('wait for the other filter of the night, until it is measured or has halted', async () => {
    await given(...measured('V'), b.requested)
      .when(transform)
      .thenNothing();
    await given(...measured('V'), b.requested, event('SeriesHalted', { reduction: b.reduction }))
      .when(transform)
      .thenPublishes({ type: 'MagnitudesTransformed', payload: { reduction: reduction } });
    await given(...measured('V'), ...measured('B'))
      .when(transform)
      .thenPublishes(
        { type: 'MagnitudesTransformed', payload: { reduction: b.reduction } },
        { type: 'MagnitudesTransformed', payload: { reduction: reduction } },
      );
  });

  it('do not wait for another night, or another target', () => {
    const others = [
      { ...b.reduction.series, night: '20240102' },
      { ...b.reduction.series, targetName: 'TT Ari' },
    ].map((series) => event('ReductionRequested', { reduction: { series, revision: 1, attempt: 1 } }));
    return given(...measured('V'), ...others)
      .when(transform)
      .thenPublishes({ type: 'MagnitudesTransformed' });
  });

  it('need no worker', () =>
    given(...measured('V'))
      .when((kit) => {
        const stage = new TransformStage(kit, new PhotometryTables(kit));
        return [stage.batches(), stage.progress()];
      })
      .thenIs([[], []]));
});

describe('a point the AAVSO would refuse', () => {
  /** Of a magnitude that cannot be, on these frames. */
  const hidden = (...frames: number[]) => ({
    night: measured('V', 1, (index) => (frames.includes(index + 1) ? { net: 100, error: 150, snr: 5 } : {})),
  });

  it('is left out with its reason, and the rest goes', () =>
    given(...hidden(3).night)
      .when(transform)
      .thenSatisfies(({ published, kit }) => {
        const [made] = payloadsOf(published, 'MagnitudesTransformed');
        assert.deepEqual([made?.rows, made?.measured, rowsOf(report(kit))], [3, 4, 3]);
        assert.deepEqual(
          made?.leftOut.map(({ frameSha256 }) => frameSha256),
          [frame(3)],
        );
        assert.match(
          made?.leftOut[0]?.reason ?? '',
          /^the AAVSO would refuse it: MERR 1\.\d{3} is not between 0 and 1$/,
        );
      }));

  it('costs the report only where there is no other', () =>
    given(...hidden(1, 2, 3, 4).night)
      .when(transform)
      .thenSatisfies(({ published }) => {
        const [halt] = payloadsOf(published, 'SeriesHalted');
        assert.equal(halt?.code, 'notrans');
        assert.match(
          halt?.reason ?? '',
          /^None of 4 points can be reported: the AAVSO would refuse it: MERR 1\.\d{3} is/,
        );
      }));

  it('is told beside those a flag or a person leaves out', () =>
    given(...measured('V', 1, (index) => (index === 0 ? { flags: flagBits('saturated') } : {})), rejected)
      .when(transform)
      .thenSatisfies(({ published }) => {
        const [made] = payloadsOf(published, 'MagnitudesTransformed');
        assert.deepEqual(
          made?.leftOut.map(({ frameSha256, reason }) => [frameSha256, reason.slice(0, 17)]),
          [
            [frame(1), 'flagged saturated'],
            [frame(2), 'rejected by ABC: '],
          ],
        );
      }));
});
