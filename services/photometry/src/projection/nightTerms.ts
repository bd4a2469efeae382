import type { Projection, Rows, Store } from '@wombat/eventlog';
import { reductionOf } from '@wombat/eventlog/rows';
import type { LearntTerm, Series } from '@wombat/proto';
import { lastPointChange, seriesKey } from '@wombat/service-kit/series';
import { learntTerms, type TermOfNight } from '../domain/index.js';
import { colourTerms, toldTerms } from './migrations.js';
import { otherFilters } from './otherFilters.js';

/**
 * What every series said of the colour term of its camera and filter, in order: other nights learn of it. And how much
 * of that was said when a series was ordered.
 */
export const nightTerms: Projection = {
  streams: ['events'],
  migrations: [colourTerms, toldTerms],
  handlers: {
    ReductionRequested: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `INSERT INTO ordered_series SELECT ?, ?, ?, ?, coalesce(max(place), 0) FROM told_term WHERE true
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, place = excluded.place
         WHERE excluded.revision > ordered_series.revision`,
        ...seriesKey(series),
        revision,
      );
    },
    MagnitudesTransformed: (store, { id, payload }) => {
      const { series, revision } = reductionOf(payload);
      const { pointsId, colourTerm: term, gate } = payload;
      const band = bandOf(store, series, revision);
      if (band === null || pointsId !== lastPointChange(store, series)) return;
      if (payload.otherFilters !== undefined && payload.otherFilters !== otherFilters(store, series)) return;
      const isGood = gate.every(({ verdict }) => verdict !== 'fail');
      store.run(
        `INSERT OR IGNORE INTO told_term (event_id, night, target_name, filter, band, camera, basis, value, error, second_order,
           second_order_error, told_second_order, is_good) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[id, ...seriesKey(series), band, term?.camera ?? '', term?.basis ?? ''],
        ...[term?.fitted ?? null, term?.fittedError ?? null],
        ...[term?.fittedSecondOrder ?? null, term?.fittedSecondOrderError ?? null, term?.toldSecondOrder ?? 0],
        isGood ? 1 : 0,
      );
    },
  },
};

/** AAVSO band of a series; null where another reduction of it is meant. */
function bandOf(store: Store, series: Series, revision: number): string | null {
  const own = 'night = ? AND target_name = ? AND filter = ? AND revision = ?';
  const row = store.get<{ band: string }>(`SELECT band FROM series WHERE ${own}`, ...seriesKey(series), revision);
  return row?.band ?? null;
}

/** Series of earlier nights that are looked at, the nearest in time. */
const MOST_SERIES = 40;

interface TermRow {
  night: string;
  basis: TermOfNight['basis'];
  value: number;
  error: number;
  secondOrder: number | null;
  secondOrderError: number | null;
}

/**
 * The colour terms of a camera's filter by the nights before, by their dates, that passed the gate: as they had said
 * them when the series was ordered, and not what has been said since. So nights that are ordered together give the same
 * from any number of workers, in whichever order they are finished. Those with another k'' told mean another k.
 */
export function learntTermsOf(
  store: Rows,
  series: Series & { band: string },
  { camera, toldSecondOrder }: { camera: string; toldSecondOrder: number },
): LearntTerm[] {
  if (camera === '') return [];
  const rows = store.all<TermRow>(
    `SELECT night, basis, value, error, second_order AS secondOrder, second_order_error AS secondOrderError FROM told_term AS term
     WHERE camera = ? AND filter = ? AND band = ? AND night < ? AND told_second_order = ? AND is_good = 1 AND value IS NOT NULL
       AND error IS NOT NULL
       AND place = (SELECT max(place) FROM told_term AS said WHERE said.night = term.night AND said.target_name = term.target_name
         AND said.filter = term.filter AND said.place <= ?)
     ORDER BY night DESC, target_name LIMIT ${MOST_SERIES}`,
    ...[camera, series.filter, series.band, series.night, toldSecondOrder, lastPlaceFor(store, series)],
  );
  return learntTerms(
    rows.map(({ night, basis, value, error, secondOrder, secondOrderError }) => ({
      ...{ night, basis, coefficient: { value, error } },
      secondOrder:
        secondOrder === null || secondOrderError === null ? null : { value: secondOrder, error: secondOrderError },
    })),
  );
}

/** Up to where terms had been told when the series was ordered; all of them for one that was before that was kept. */
function lastPlaceFor(store: Rows, series: Series): number {
  const ordered = 'SELECT place FROM ordered_series WHERE night = ? AND target_name = ? AND filter = ?';
  return store.get<{ place: number }>(ordered, ...seriesKey(series))?.place ?? Number.MAX_SAFE_INTEGER;
}
