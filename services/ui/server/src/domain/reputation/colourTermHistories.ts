import { coefficientName, coefficientToCome, meanOfNights } from '@wombat/aavso';
import type { publisher } from '@wombat/proto';
import type { Coefficient, ColourTermHistory, ColourTermOfNight } from '../contract.js';

type SeriesTerm = publisher.ListColourTermsResponse['series'][number];

type History = Pick<ColourTermHistory, 'camera' | 'filter' | 'basis' | 'nights'>;

/**
 * What all series, oldest first, say of the colour terms of each camera, filter and colour. `bandOf` knows the AAVSO's
 * band of a filter, where it has one.
 */
export function colourTermHistories(
  series: readonly SeriesTerm[],
  bandOf: (filter: string) => string | undefined,
): ColourTermHistory[] {
  const histories = new Map<string, History>();
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
    .map((history) => summed(history, bandOf(history.filter)))
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

function summed(history: History, band: string | undefined): ColourTermHistory {
  const fitted = history.nights.flatMap(({ fitted: one }) => one ?? []);
  const name = band === undefined ? undefined : coefficientName(band, history.basis);
  const learnt = coefficientToCome(fitted);
  return {
    ...history,
    mean: meanOfNights(fitted),
    setting: name === undefined || learnt === null ? '' : setting(name, learnt),
  };
}

/** Below an entry of `cameras`. */
function setting(name: string, { value, error }: Coefficient): string {
  return [
    'coefficients:',
    '  - terms:',
    `      ${name}: { value: ${value.toFixed(3)}, error: ${Math.max(error, 0.001).toFixed(3)} }`,
  ].join('\n');
}

function keyOf({ camera, filter, basis }: Pick<ColourTermHistory, 'camera' | 'filter' | 'basis'>): string {
  return `${camera} ${filter} ${basis}`;
}

function coefficient(value: number | undefined, error: number | undefined): Coefficient | null {
  return value === undefined || error === undefined ? null : { value, error };
}
