import type { SolveMethod } from '@wombat/proto/words';
import { type SkyPosition, separationDegrees } from '@wombat/sky';

/**
 * Where and how large a frame may be instead of what is known of it: headers are wrong by a factor of the binning, in
 * hours for degrees, or of another target.
 */
export interface Doubts {
  /** Likeliest first. */
  places: readonly SkyPosition[];
  /** Other heights of the field, likeliest first. */
  fovsDegrees: readonly number[];
  /** Whether it may be of any scale. */
  anyScale: boolean;
  /** Whether it may be anywhere: nobody but its header says where it is. */
  wholeSky: boolean;
}

/** Places as near as this are found by one search. */
const ONE_SEARCH_DEGREES = 5;
/** A scale as near as this finds the other. */
const ONE_SCALE = 0.2;

export function isSamePlace(a: SkyPosition, b: SkyPosition): boolean {
  return separationDegrees(a, b) <= ONE_SEARCH_DEGREES;
}

export function isSameScale(a: number, b: number): boolean {
  return Math.abs(a / b - 1) <= ONE_SCALE;
}

/** Those in order that no one before them finds. */
export function differentPlaces(places: readonly SkyPosition[]): SkyPosition[] {
  return places.filter((place, index) => places.findIndex((other) => isSamePlace(other, place)) === index);
}

/** What the pixel scale of a header is wrong by: the binning forgotten, or counted twice. */
export function doubtfulFactors(binning: number): number[] {
  return binning > 2 ? [0.5, 2, 1 / binning, binning] : [0.5, 2];
}

const DOUBTING: ReadonlySet<SolveMethod | undefined> = new Set<SolveMethod>([
  'astapElsewhere',
  'astapOtherScale',
  'astapAnyScale',
  'astapAnywhere',
]);

/** Whether a try of this method departs from what is known of the frame. */
export function isDoubting(method: SolveMethod | undefined): boolean {
  return DOUBTING.has(method);
}
