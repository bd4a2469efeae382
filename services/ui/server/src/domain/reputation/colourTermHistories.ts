import type { publisher } from '@wombat/proto';
import type { Coefficient, ColourTermHistory, ColourTermOfNight } from '../contract.js';

type SeriesTerm = publisher.ListColourTermsResponse['series'][number];

/** What all series, oldest first, say of the colour terms of each camera, filter and colour. */
export function colourTermHistories(series: readonly SeriesTerm[]): ColourTermHistory[] {
  const histories = new Map<string, Omit<ColourTermHistory, 'mean'>>();
  for (const { night, targetName, filter, term } of series) {
    const { camera, basis } = term;
    const key = JSON.stringify([camera, filter, basis]);
    const known = histories.get(key) ?? { camera, filter, basis, nights: [] };
    const told: ColourTermOfNight = {
      ...{ night, targetName },
      fitted: coefficient(term.fitted, term.fittedError),
      configured: coefficient(term.configured, term.configuredError),
    };
    histories.set(key, { ...known, nights: [...known.nights, told] });
  }
  return [...histories.values()]
    .map((history) => ({ ...history, mean: weightedMean(history.nights.flatMap(({ fitted }) => fitted ?? [])) }))
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

function keyOf({ camera, filter, basis }: Pick<ColourTermHistory, 'camera' | 'filter' | 'basis'>): string {
  return `${camera} ${filter} ${basis}`;
}

function coefficient(value: number | undefined, error: number | undefined): Coefficient | null {
  return value === undefined || error === undefined ? null : { value, error };
}

/** By the inverse squares of the errors; null of none, or where an error is none. */
function weightedMean(values: readonly Coefficient[]): Coefficient | null {
  const usable = values.filter(({ error }) => error > 0);
  if (usable.length === 0) return null;
  const weights = usable.map(({ error }) => error ** -2);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const value = usable.reduce((total, one, at) => total + one.value * (weights[at] ?? 0), 0) / sum;
  return { value, error: sum ** -0.5 };
}
