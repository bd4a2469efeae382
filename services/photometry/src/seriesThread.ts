import { Snapshot } from '@wombat/eventlog/rows';
import { answerAsks } from '@wombat/service-kit/threads';
import { PhotometryTables } from './projection/photometryTables.js';
import { makersHere, type SeriesMakers } from './reactor/seriesMakers.js';
import type { PlaceOfTables, SeriesAsks } from './seriesThreads.js';

answerAsks<SeriesAsks>({
  conclude: ({ series, aperture, ...place }) => withMakers(place, (makers) => makers.conclude(series, aperture)),
  transform: ({ series, ...place }) => withMakers(place, (makers) => makers.transform(series)),
});

async function withMakers<Made>(
  { file, config, data }: PlaceOfTables,
  make: (makers: SeriesMakers) => Promise<Made>,
): Promise<Made> {
  const store = new Snapshot(file);
  try {
    const kit = { store, config, data };
    return await make(makersHere(kit, new PhotometryTables(kit)));
  } finally {
    store.close();
  }
}
