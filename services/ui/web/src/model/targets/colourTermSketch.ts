import type { Coefficient, ColourTermHistory, ColourTermOfNight } from '../../../../server/src/domain/contract.js';
import { padded, spanOf } from '../curve/ranges.js';
import { nightText } from '../times.js';
import { niceTicks } from './niceTicks.js';
import type { Tick } from './starCurve.js';

/** The colour terms of a camera in one filter, night by night, in the units of a box. */
export interface ColourTermSketch {
  title: string;
  /** `3 nights, mean +0.021 ± 0.004`. */
  words: string;
  /** Fitted: marks with their errors. */
  fitted: string;
  /** As told for the camera then: marks alone. */
  configured: string;
  /** Height of the mean of the fitted ones; null where there is none. */
  mean: number | null;
  /** Lines for wombat.yaml; '' where too few nights say it. */
  setting: string;
  nights: Tick[];
  coefficients: Tick[];
  /** One for each night, for who reads instead of looking. */
  lines: { key: string; night: string; target: string; fitted: string; configured: string }[];
}

interface Box {
  width: number;
  height: number;
}

const DAY_MILLISECONDS = 86_400_000;
const LEAST_DAYS = 1;
const LEAST_COEFFICIENT = 0.005;
const TICKS = 4;
const CIRCLE = 'm-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0';
const DIAMOND = 'm0-3.5l3.5 3.5l-3.5 3.5l-3.5-3.5z';
const NONE = '–';

export function colourTermSketch(history: ColourTermHistory, box: Box): ColourTermSketch {
  const { camera, filter, basis, nights, mean } = history;
  const days = padded(nights.map(dayOf), LEAST_DAYS);
  const values = nights.flatMap(({ fitted, configured }) => [...endsOf(fitted), ...endsOf(configured)]);
  const range = padded(values, LEAST_COEFFICIENT);
  const x = (night: ColourTermOfNight) => ((dayOf(night) - days.min) / spanOf(days)) * box.width;
  const y = (coefficient: number) => ((range.max - coefficient) / spanOf(range)) * box.height;
  const place = (night: ColourTermOfNight, value: number) => `${x(night).toFixed(1)} ${y(value).toFixed(1)}`;
  return {
    title: `${camera === '' ? 'a camera without a name' : camera}, ${filter}, by ${basis}`,
    words: `${nights.length === 1 ? 'one night' : `${nights.length} nights`}${mean === null ? '' : `, mean ${text(mean)}`}`,
    fitted: nights
      .flatMap((night) => (night.fitted === null ? [] : [barOf(night.fitted, (value) => place(night, value))]))
      .join(''),
    configured: nights
      .flatMap((night) => (night.configured === null ? [] : [`M${place(night, night.configured.value)}${DIAMOND}`]))
      .join(''),
    mean: mean === null ? null : y(mean.value),
    setting: history.setting,
    nights: outermost(nights).map((night) => ({ at: x(night), text: nightText(night.night) })),
    coefficients: niceTicks(range, TICKS).map((value) => ({ at: y(value), text: String(value) })),
    lines: nights.map((night) => ({
      key: `${night.night} ${night.targetName}`,
      ...{ night: nightText(night.night), target: night.targetName },
      ...{ fitted: textOr(night.fitted), configured: textOr(night.configured) },
    })),
  };
}

function barOf({ value, error }: Coefficient, place: (value: number) => string): string {
  return `M${place(value - error)}L${place(value + error)}M${place(value)}${CIRCLE}`;
}

function dayOf({ night }: ColourTermOfNight): number {
  return Date.parse(nightText(night)) / DAY_MILLISECONDS;
}

function endsOf(coefficient: Coefficient | null): number[] {
  if (coefficient === null) return [];
  const { value, error } = coefficient;
  return [value - error, value + error];
}

/** The first night and the last. */
function outermost(nights: readonly ColourTermOfNight[]): ColourTermOfNight[] {
  const [first] = nights;
  const last = nights.at(-1);
  if (first === undefined || last === undefined) return [];
  return first.night === last.night ? [first] : [first, last];
}

function textOr(coefficient: Coefficient | null): string {
  return coefficient === null ? NONE : text(coefficient);
}

/** `+0.021 ± 0.004`, magnitudes per magnitude of colour. */
function text({ value, error }: Coefficient): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)} ± ${error.toFixed(3)}`;
}
