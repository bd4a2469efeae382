import type { CompStar, LightCurve } from '../../../../server/src/domain/contract.js';
import { medianOf } from '../curve/ranges.js';

/** AUIDs whose use is switched, while a person tries what would be. */
export type Switched = ReadonlySet<string>;

/** Stars in use can be left out; of others, those that were measured can be taken in. */
export function maySwitch({ role, snr }: CompStar): boolean {
  return role !== '' || snr !== undefined;
}

/** What is switched, in the words of the server. */
export function switchesOf(comps: readonly CompStar[], switched: Switched): { off: string; on: string } {
  const of = (used: boolean) =>
    comps.filter(({ auid, role }) => switched.has(auid) && (role !== '') === used).map(({ auid }) => auid);
  return { off: of(true).join(), on: of(false).join() };
}

/** All that a person has chosen so far and switches now, as it is kept. */
export function choiceOf(
  { comps = [], compsChoice }: Pick<LightCurve, 'comps' | 'compsChoice'>,
  switched: Switched,
): { off: string[]; on: string[] } {
  const { off, on } = switchesOf(comps, switched);
  const [nowOff, nowOn] = [off, on].map((auids) => auids.split(',').filter((auid) => auid !== ''));
  const joined = (before: readonly string[] = [], now: readonly string[] = [], against: readonly string[] = []) =>
    [...new Set([...before, ...now])].filter((auid) => !against.includes(auid));
  return { off: joined(compsChoice?.off, nowOff, nowOn), on: joined(compsChoice?.on, nowOn, nowOff) };
}

/** What a person chose, as a sentence that names the stars as the chart does. */
export function choiceSentence({ comps = [], compsChoice }: Pick<LightCurve, 'comps' | 'compsChoice'>): string {
  if (compsChoice === undefined) return '';
  const nameOf = (auid: string) => comps.find((comp) => comp.auid === auid)?.label || auid;
  const { off, on, by, words } = compsChoice;
  const parts = [
    ...(off.length > 0 ? [`without ${off.map(nameOf).join(', ')}`] : []),
    ...(on.length > 0 ? [`with ${on.map(nameOf).join(', ')}`] : []),
  ];
  return `${by} chose: ${parts.join(', ')}${words === '' ? '' : ` (${words})`}.`;
}

export interface WhatIfLine {
  what: string;
  now: string;
  would: string;
}

/** T1, its scatter from point to point, and what fails, as they are and as they would be. */
export function whatIfLines(now: LightCurve, would: LightCurve): WhatIfLine[] {
  const line = (what: string, of: (curve: LightCurve) => string) => ({ what, now: of(now), would: of(would) });
  return [
    line('T1, middle', (curve) => magnitude(middleOf(reported(curve)))),
    line('T1, point to point', (curve) => magnitude(pointToPoint(reported(curve)))),
    line('Points reported', (curve) => String(reported(curve).length)),
    line('Check star', ({ checkId }) => (checkId === '' ? 'none' : checkId)),
    line('Tests failed', ({ gate }) => String(gate.filter(({ verdict }) => verdict === 'fail').length)),
  ];
}

/** Sentences of tests that would come out otherwise, or are about other stars. */
export function otherTests(now: LightCurve, would: LightCurve): string[] {
  const before = new Map(now.gate.map(({ name, verdict }) => [name, verdict]));
  return would.gate.filter(({ name, verdict }) => before.get(name) !== verdict).map(({ sentence }) => sentence);
}

function reported({ target }: LightCurve): number[] {
  return target.filter((point) => point.reported && point.fainterThan !== true).map(({ mag }) => mag);
}

function middleOf(mags: readonly number[]): number {
  return mags.length === 0 ? Number.NaN : medianOf(mags);
}

/** Median of what neighbours differ, as the standard deviation of one point; a slow change of the star is not in it. */
function pointToPoint(mags: readonly number[]): number {
  const steps = mags.slice(1).map((mag, at) => Math.abs(mag - (mags[at] ?? Number.NaN)));
  return steps.length === 0 ? Number.NaN : (medianOf(steps) * SIGMA_OF_MEDIAN) / Math.SQRT2;
}

/** Of normal scatter: its standard deviation over the median of its absolute values. */
const SIGMA_OF_MEDIAN = 1.4826;

function magnitude(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '–';
}
