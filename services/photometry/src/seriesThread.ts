import { Snapshot } from '@wombat/eventlog/rows';
import { answerAsks } from '@wombat/service-kit/threads';
import { curvesHere } from './api/curveMakers.js';
import type { CurveKit } from './api/lightCurve.js';
import { PhotometryTables } from './projection/photometryTables.js';
import type { MakingKit } from './reactor/concludePhotometry.js';
import { makersHere } from './reactor/seriesMakers.js';
import type { PlaceOfTables, SeriesAsks } from './seriesThreads.js';

type Kit = MakingKit & CurveKit;

answerAsks<SeriesAsks>({
  conclude: ({ series, aperture, ...place }) =>
    withTables(place, (kit, tables) => makersHere(kit, tables).conclude(series, aperture)),
  transform: ({ series, ...place }) => withTables(place, (kit, tables) => makersHere(kit, tables).transform(series)),
  curve: ({ series, switches, ...place }) =>
    withTables(place, (kit, tables) => curvesHere(kit, tables).curve(series, switches)),
});

async function withTables<Made>(
  { file, ...place }: PlaceOfTables,
  make: (kit: Kit, tables: PhotometryTables) => Promise<Made>,
): Promise<Made> {
  const store = new Snapshot(file);
  try {
    const kit = { ...place, store };
    return await make(kit, new PhotometryTables(kit));
  } finally {
    store.close();
  }
}
