import { type Site, sunAltitudeDegrees } from '@wombat/sky';
import type { MeasuredFrame } from '../measurement/measurement.js';
import type { GateResult } from './gateResult.js';

export interface SkyGateInput {
  frames: readonly MeasuredFrame[];
  /** Where every frame was taken, by its name; none for those of which it is not known. */
  sites: ReadonlyMap<string, Site>;
}

const ZENITH_DEGREES = 90;
/** Below this altitude of the Sun the sky is dark; the end of astronomical twilight. */
const DARK_DEGREES = -18;
/** Above it (civil twilight) nobody does photometry. */
const BRIGHTEST_DEGREES = -6;
const WHY = "check the clock (UTC is meant) and the site's longitude (east is positive)";

/**
 * Whether target and Sun stood where they can have been at the times and the place the headers tell: a local time taken
 * for UTC, or a longitude of the wrong sign, puts the one below the horizon or the other above it. Nothing without a
 * site.
 */
export function skyGates({ frames, sites }: SkyGateInput): GateResult[] {
  const placed = frames.flatMap(({ frame }) => {
    const site = sites.get(frame.filename);
    return site === undefined ? [] : [{ frame, site }];
  });
  if (placed.length === 0) return [];
  const altitudes = placed.map(({ frame }) => frame.altitudeDegrees);
  const suns = placed.map(({ frame, site }) => sunAltitudeDegrees(frame.jdUtcMid, site));
  return [horizonGate(altitudes), sunGate(suns)];
}

function horizonGate(altitudes: readonly number[]): GateResult {
  const [lowest, highest] = [Math.min(...altitudes), Math.max(...altitudes)];
  const below = altitudes.filter((altitude) => altitude <= 0).length;
  const where = `${degrees(-lowest)} below the horizon on ${below} of ${altitudes.length} frames`;
  return {
    gate: 'horizon',
    subject: 'target',
    value: ZENITH_DEGREES - lowest,
    threshold: ZENITH_DEGREES,
    verdict: below === 0 ? 'pass' : 'fail',
    text:
      below === 0
        ? `The target stands ${lowest.toFixed(0)} to ${degrees(highest)} above the horizon.`
        : `At the times and the site in the headers or wombat.yaml the target is ${where}: ${WHY}.`,
  };
}

function sunGate(suns: readonly number[]): GateResult {
  const highest = Math.max(...suns);
  const verdict = highest <= BRIGHTEST_DEGREES ? 'pass' : 'fail';
  const where = `${degrees(Math.abs(highest))} ${highest > 0 ? 'above' : 'below'} the horizon`;
  return {
    gate: 'sun',
    subject: 'night',
    value: Math.max(highest - DARK_DEGREES, 0),
    threshold: BRIGHTEST_DEGREES - DARK_DEGREES,
    verdict,
    text:
      verdict === 'pass'
        ? `The Sun stays ${degrees(-highest)} or more below the horizon.`
        : `At the times and the site in the headers or wombat.yaml the Sun is ${where}: ${WHY}.`,
  };
}

function degrees(value: number): string {
  const rounded = value.toFixed(0);
  return `${rounded} degree${rounded === '1' ? '' : 's'}`;
}
