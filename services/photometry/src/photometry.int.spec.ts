import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewEvent } from '@wombat/eventlog';
import { PhotometryDone, type work } from '@wombat/proto';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';
import { NIGHT, STARS, simulatedSeries } from './testing/simulatedSeries.js';

const main = new URL('./main.js', import.meta.url);
const FRAMES = NIGHT.length;

function profileOrder(job: work.Job | undefined): work.ProfileOrder {
  assert.ok(job?.order.$case === 'profile');
  return job.order.value;
}

function measureOrder(job: work.Job | undefined): work.MeasureOrder {
  assert.ok(job?.order.$case === 'measure');
  return job.order.value;
}

describe('photometry without its workers', () => {
  let service: ServiceFixture;

  async function given(config: string, ...events: NewEvent[]): Promise<void> {
    service = await startServiceFixture({ name: 'photometry', main, config });
    await service.publish(...events);
    await service.start();
  }
  afterEach(() => service.end());

  /** The jobs, once there are so many. */
  async function jobs(count: number): Promise<work.Job[]> {
    await service.until(`${count} jobs`, async () => (await service.jobs()).length >= count);
    const all = await service.jobs();
    assert.equal(all.length, count);
    return all;
  }

  /** The types of what the service has written, when it has nothing more to do. */
  async function types(): Promise<string[]> {
    await service.settled();
    return (await service.written()).map(({ type }) => type);
  }

  it('profiles ahead of the catalogue, then measures, then says who is who, then transforms', async () => {
    const v = simulatedSeries('V');
    await given('', v.requested, ...v.solved);
    const [profile] = await jobs(1);
    assert.equal(profile?.order.$case, 'profile');
    assert.deepEqual(
      profileOrder(profile).frames.map(({ product }) => product),
      NIGHT.map((_, index) => `${v.folder}/a${index + 1}.fits`),
    );

    await service.publish(...v.profiled);
    assert.deepEqual(await types(), []);
    await service.publish(v.selected);
    const measure = (await jobs(2))[1];
    assert.equal(measure?.order.$case, 'measure');
    const { stars: ordered, radii, frames } = measureOrder(measure);
    assert.deepEqual(
      ordered.map(({ starId }) => starId),
      STARS.map(({ starId }) => starId),
    );
    assert.deepEqual(radii, { starPixels: 6, skyInnerPixels: 12, skyOuterPixels: 24 });
    assert.equal(frames.length, FRAMES);
    assert.deepEqual(frames[0]?.camera, {
      gain: 1,
      readNoise: 5,
      saturation: 60_000,
      peakRangeLow: 5_000,
      peakRangeHigh: 30_000,
      ...{ linearTo: undefined, darkElectrons: undefined },
    });

    await service.publish(...v.measured);
    assert.deepEqual(await types(), ['PhotometryDone', 'MagnitudesTransformed']);
    const [done, transformed] = await service.written();
    assert.equal(done?.payload.mode, 'ensemble');
    assert.equal(done?.payload.measured, FRAMES);
    const warnings = (done?.payload.warnings ?? []) as string[];
    for (const warning of ['no flat applied: no flat', 'the chart ends at magnitude 12'])
      assert.ok(warnings.includes(warning), warnings.join());
    assert.ok(Math.abs(Number(transformed?.payload.targetMagMedian) - 11.515) < 0.001);
    assert.equal(transformed?.payload.rows, FRAMES);
    for (const name of [
      ...['SS Cyg_20240101_phot.tbl', 'SS Cyg_20240101_phot.plotcfg', 'SS Cyg.apertures'],
      ...['SS Cyg.radec', 'SS Cyg_20240101_aavso.txt'],
    ])
      assert.ok(existsSync(join(service.data, v.folder, name)), name);
    await jobs(2);
  });

  it('halts with badpsf where no frame has a profile', async () => {
    const v = simulatedSeries('V');
    await given('', v.requested, ...v.solved, v.selected, ...v.lost('profile'));
    assert.deepEqual(await types(), ['SeriesHalted']);
    const [halted] = await service.written();
    assert.equal(halted?.payload.code, 'badpsf');
    assert.match(String(halted?.payload.reason), /no worker brought it back/);
    assert.deepEqual(await service.jobs(), []);
  });

  it('halts where no frame could be measured', async () => {
    const v = simulatedSeries('V');
    await given('', v.requested, ...v.solved, v.selected, ...v.profiled, ...v.lost('measure'));
    assert.deepEqual(await types(), ['SeriesHalted']);
    assert.equal((await service.written())[0]?.payload.code, 'failed');
  });

  it('transforms no filter before the other one of the night is measured, or has halted', async () => {
    const [v, b] = [simulatedSeries('V'), simulatedSeries('B')];
    const whole = ({ requested, solved, selected, profiled, measured }: typeof v) => [
      requested,
      ...solved,
      selected,
      ...profiled,
      ...measured,
    ];
    await given('', b.requested, ...whole(v));
    assert.deepEqual(await types(), ['PhotometryDone']);
    await service.publish(...whole(b).slice(1));
    assert.deepEqual((await types()).toSorted(), [
      'MagnitudesTransformed',
      'MagnitudesTransformed',
      'PhotometryDone',
      'PhotometryDone',
    ]);
    const report = (filter: typeof v) =>
      readFileSync(join(service.data, filter.folder, 'SS Cyg_20240101_aavso.txt'), 'utf8');
    assert.notEqual(report(v), report(b));
  });

  it('waits no longer for a filter that halted elsewhere', async () => {
    const [v, b] = [simulatedSeries('V'), simulatedSeries('B')];
    await given('', b.requested, v.requested, ...v.solved, v.selected, ...v.profiled, ...v.measured);
    assert.deepEqual(await types(), ['PhotometryDone']);
    await service.publish({
      id: 'halt',
      type: 'SeriesHalted',
      payload: { reduction: b.reduction, stage: 'calibrate', code: 'nocal', reason: 'no bias', retryAt: '' },
    });
    assert.deepEqual(await types(), ['PhotometryDone', 'MagnitudesTransformed']);
  });

  it('counts nothing of an earlier revision', async () => {
    const [first, second] = [simulatedSeries('V'), simulatedSeries('V', { revision: 2 })];
    await given('', first.requested, ...first.solved, second.requested, ...second.solved);
    await jobs(1);
    await service.publish(...first.profiled, first.selected, ...first.measured);
    await service.settled();
    await service.publish(second.selected, ...second.profiled);
    const measure = (await jobs(2))[1];
    assert.equal(measureOrder(measure).reduction.revision, 2);
    assert.deepEqual(await types(), []);
    await service.publish(...second.measured);
    assert.deepEqual(await types(), ['PhotometryDone', 'MagnitudesTransformed']);
    assert.ok(!existsSync(join(service.data, first.folder)));
  });

  it('makes the report anew when a person rejects a point, and the same bytes when it is restored', async () => {
    const v = simulatedSeries('V');
    await given('', v.requested, ...v.solved, v.selected, ...v.profiled, ...v.measured);
    const report = async () => {
      await service.settled();
      const rows = (await service.written()).map(({ payload }) => payload.rows);
      return {
        rows: rows.at(-1),
        text: readFileSync(join(service.data, v.folder, 'SS Cyg_20240101_aavso.txt'), 'utf8'),
      };
    };
    const before = await report();
    const word = { reduction: v.reduction, frames: ['2024-01-01/Light/SS Cyg/V/a2.fits'], by: 'ABC' };
    const scope = { scope: 'frame', reasonCode: 'cloud', words: '' } as const;
    await service.publish({ id: 'points:1', type: 'PointsRejected', payload: { ...word, ...scope } });
    const without = await report();
    await service.kill();
    await service.publish({ id: 'points:2', type: 'PointsRestored', payload: word });
    await service.start();
    const after = await report();
    assert.deepEqual([before.rows, without.rows, after.rows], [FRAMES, FRAMES - 1, FRAMES]);
    assert.notEqual(without.text, before.text);
    assert.equal(after.text, before.text);
  });

  it('concludes the next revision with the comparison stars a person chose, told while it was down', async () => {
    const [first, second] = [simulatedSeries('V'), simulatedSeries('V', { revision: 2 })];
    await given('', first.requested, ...first.solved, first.selected, ...first.profiled, ...first.measured);
    await service.settled();
    await service.stop();
    const { reduction } = first;
    const word = { reduction, off: ['000-3'], on: [], words: 'it varies', by: 'ABC' };
    await service.publish({ id: 'comps:1', type: 'CompsChosen', payload: word }, second.requested, ...second.solved);
    await service.publish(second.selected, ...second.profiled, ...second.measured);
    await service.start();
    await service.settled();
    const done = (await service.written()).filter(({ type }) => type === 'PhotometryDone');
    assert.deepEqual(
      done.map(({ payload }) =>
        PhotometryDone.fromJSON(payload)
          .roles.map(({ starId }) => starId)
          .join(' '),
      ),
      ['target 000-2 000-0 000-1 000-3', 'target 000-2 000-0 000-1'],
    );
  });

  for (const end of ['stop', 'kill'] as const)
    it(`goes on after a ${end} where it was: nothing is ordered or published twice`, async () => {
      const v = simulatedSeries('V');
      await given('', v.requested, ...v.solved);
      await jobs(1);
      await service[end]();
      await service.publish(...v.profiled, v.selected);
      await service.start();
      // Jobs whose frames are all back, though no worker took them off the queue, are taken off it at a start.
      await service.until('the job to measure, alone', async () => {
        const queued = await service.jobs();
        return queued.length === 1 && queued[0]?.order.$case === 'measure';
      });
      await service[end]();
      await service.publish(...v.measured);
      await service.start();
      assert.deepEqual(await types(), ['PhotometryDone', 'MagnitudesTransformed']);
      const before = readFileSync(join(service.data, v.folder, 'SS Cyg_20240101_aavso.txt'), 'utf8');
      await service[end]();
      await service.start();
      assert.deepEqual(await types(), ['PhotometryDone', 'MagnitudesTransformed']);
      assert.equal(readFileSync(join(service.data, v.folder, 'SS Cyg_20240101_aavso.txt'), 'utf8'), before);
      await jobs(0);
    });
});
