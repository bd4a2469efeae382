import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeriesGuard, type ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { curvesHere } from './api/curveMakers.js';
import { photometryProjections } from './projection/photometry.js';
import { PhotometryTables } from './projection/photometryTables.js';
import { MeasureStage } from './reactor/measure.js';
import { makersHere, type SeriesMakers } from './reactor/seriesMakers.js';
import { TransformStage } from './reactor/transform.js';
import { SeriesThreads } from './seriesThreads.js';
import { simulatedSeries } from './testing/simulatedSeries.js';

const SERIES = ['B', 'V'].map((filter) => simulatedSeries(filter));
const { given } = specifyReactor({ projections: photometryProjections, config: { observer: { code: 'ABC' } } });
const night = SERIES.flatMap(({ requested, solved, profiled, selected, measured }) => [
  ...[requested, ...solved, ...profiled, selected, ...measured],
]);

/** Everything that is published of the night, with the text of every product it names. */
async function toldBy(makersOf: (kit: ServiceKit, tables: PhotometryTables) => SeriesMakers) {
  const told: unknown[] = [];
  await given(...night)
    .when(async (kit) => {
      const tables = new PhotometryTables(kit);
      const makers = makersOf(kit, tables);
      await new MeasureStage(kit, tables, new SeriesGuard(kit), makers).conclude();
      await new TransformStage(kit, tables, new SeriesGuard(kit), makers).conclude();
    })
    .thenSatisfies(({ published, kit }) => {
      const files = [...JSON.stringify(published).matchAll(/"path":"([^"]+\.(?:tbl|txt|json|apertures))"/g)];
      told.push(published, ...files.map(([, path = '']) => readFileSync(join(kit.data, path), 'utf8')));
    });
  return told;
}

describe('SeriesThreads', () => {
  it('tell of large series and write the same as the thread that projects does of small ones', async () => {
    const begun: number[] = [];
    const byThread = await toldBy((kit) => {
      const threads = new SeriesThreads(kit, 1);
      const count = async <Made>(made: Promise<Made>) => {
        begun.push(threads.count);
        return await made;
      };
      return {
        conclude: (series, aperture) => count(threads.conclude(series, aperture)),
        transform: (series) => count(threads.transform(series)),
      };
    });
    assert.deepEqual(begun, [1, 1, 1, 1]);
    const here = await toldBy(makersHere);
    assert.deepEqual(byThread, here);
    const [published] = here as [{ type: string }[]];
    const types = published.map(({ type }) => type);
    assert.deepEqual(types, ['PhotometryDone', 'PhotometryDone', 'MagnitudesTransformed', 'MagnitudesTransformed']);
    assert.ok(here.length > 8, 'products are compared');
  });

  it('make the same light curve of a large series, as it is and with stars switched', () =>
    given(...night)
      .when(async (kit) => {
        const tables = new PhotometryTables(kit);
        await new MeasureStage(kit, tables).conclude();
        const [series] = tables.measuredOfNight({ night: '20240101', targetName: 'SS Cyg' });
        if (series === undefined) assert.fail('nothing is measured');
        const threads = new SeriesThreads(kit, 1);
        for (const switches of [undefined, { off: new Set(['000-3']), on: new Set<string>() }]) {
          const here = await curvesHere(kit, tables).curve(series, switches);
          assert.ok(here.ok);
          assert.deepEqual(await threads.curve(series, switches), here);
        }
        return threads.count;
      })
      .thenIs(1));

  it('begin no thread for a small one', () =>
    given(...night)
      .when(async (kit) => {
        const threads = new SeriesThreads(kit);
        const tables = new PhotometryTables(kit);
        await new MeasureStage(kit, tables, new SeriesGuard(kit), threads).conclude();
        return threads.count;
      })
      .thenSatisfies(({ answer, published }) => assert.deepEqual([answer, published.length], [0, 2])));
});
