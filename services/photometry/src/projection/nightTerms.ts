import type { Projection, Rows, Store } from '@wombat/eventlog';
import { reductionOf } from '@wombat/eventlog/rows';
import type { LearntTerm, Series } from '@wombat/proto';
import { lastPointChange, seriesKey } from '@wombat/service-kit/series';
import { learntTerms, type TermOfNight } from '../domain/index.js';
import { colourTerms } from './migrations.js';
import { otherFilters } from './otherFilters.js';

/** What every series said last of the colour term of its camera and filter: other nights learn of it. */
export const nightTerms: Projection = {
  streams: ['events'],
  migrations: [colourTerms],
  handlers: {
    MagnitudesTransformed: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      const { pointsId, colourTerm: term, gate } = payload;
      if (!isCurrent(store, series, revision) || pointsId !== lastPointChange(store, series)) return;
      if (payload.otherFilters !== undefined && payload.otherFilters !== otherFilters(store, series)) return;
      const isGood = gate.every(({ verdict }) => verdict !== 'fail');
      store.run(
        'INSERT OR REPLACE INTO colour_term VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...seriesKey(series),
        ...[revision, term?.camera ?? '', term?.basis ?? '', term?.fitted ?? null, term?.fittedError ?? null],
        ...[term?.fittedSecondOrder ?? null, term?.fittedSecondOrderError ?? null, term?.toldSecondOrder ?? 0],
        isGood ? 1 : 0,
      );
    },
  },
};

function isCurrent(store: Store, series: Series, revision: number): boolean {
  const own = 'night = ? AND target_name = ? AND filter = ? AND revision = ?';
  return store.get(`SELECT 1 FROM series WHERE ${own}`, ...seriesKey(series), revision) !== undefined;
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
 * The colour terms of a camera's filter by the nights before, by their dates, that passed the gate. Never by its own
 * night or a later one, whenever that was reduced: a night reduced again, or an archive from its oldest night on, finds
 * what it found when it was new. Which of the earlier nights are reduced by then is told by the nights kept with the
 * terms. Those with another k'' told mean another k.
 */
export function learntTermsOf(
  store: Rows,
  series: Series & { band: string },
  { camera, toldSecondOrder }: { camera: string; toldSecondOrder: number },
): LearntTerm[] {
  if (camera === '') return [];
  const rows = store.all<TermRow>(
    `SELECT term.night, basis, value, error, second_order AS secondOrder, second_order_error AS secondOrderError
     FROM colour_term AS term JOIN series USING (night, target_name, filter)
     WHERE camera = ? AND term.filter = ? AND band = ? AND term.night < ? AND told_second_order = ? AND is_good = 1 AND value IS NOT NULL
       AND error IS NOT NULL
     ORDER BY term.night DESC, target_name LIMIT ${MOST_SERIES}`,
    ...[camera, series.filter, series.band, series.night, toldSecondOrder],
  );
  return learntTerms(
    rows.map(({ night, basis, value, error, secondOrder, secondOrderError }) => ({
      ...{ night, basis, coefficient: { value, error } },
      secondOrder:
        secondOrder === null || secondOrderError === null ? null : { value: secondOrder, error: secondOrderError },
    })),
  );
}
