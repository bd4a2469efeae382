import { BARS, type Bars } from '../curve/curveView.js';
import { BEHIND, type Behind } from '../curve/ghosts.js';
import { LAYOUTS, type Layout } from '../curve/panels.js';
import type { Range } from '../curve/ranges.js';
import { isStripKind, type StripKind } from '../curve/strips.js';
import { TIME_AXES, type TimeAxisKind } from '../curve/timeAxis.js';

export const TOOLS = ['zoom', 'pan', 'select'] as const;
export type Tool = (typeof TOOLS)[number];

export const EVIDENCE = ['gate', 'frame', 'points', 'comps', 'report', 'history'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** The part of the curve that is shown: time, and magnitudes of each panel. */
export interface Zoom {
  x: Range;
  mags: Range[];
}

/** How the desk is set: kept in the address, so that it can be reloaded, gone back to, and sent to somebody. */
export interface DeskLook {
  tool: Tool;
  evidence: Evidence;
  axis: TimeAxisKind;
  layout: Layout;
  bars: Bars;
  strip: StripKind | null;
  behind: Behind;
  zoom: Zoom | null;
  /** Names of the frames whose points are chosen. */
  chosen: string[];
}

export const FIRST_LOOK: Readonly<DeskLook> = {
  tool: 'zoom',
  evidence: 'gate',
  axis: 'jd',
  layout: 'apart',
  bars: 'random',
  strip: null,
  behind: 'nothing',
  zoom: null,
  chosen: [],
};

type Query = Record<string, string | undefined>;
/** An address is no place for hundreds of names. */
const MOST_CHOSEN = 40;

/** What differs from the first look. */
export function queryOf(look: DeskLook): Record<string, string> {
  const { tool, evidence, axis, layout, bars, strip, behind, zoom, chosen } = look;
  const query: Query = {
    tool: unless(tool, FIRST_LOOK.tool),
    show: unless(evidence, FIRST_LOOK.evidence),
    axis: unless(axis, FIRST_LOOK.axis),
    layout: unless(layout, FIRST_LOOK.layout),
    bars: unless(bars, FIRST_LOOK.bars),
    strip: strip ?? undefined,
    behind: unless(behind, FIRST_LOOK.behind),
    zoom:
      zoom === null
        ? undefined
        : [zoom.x, ...zoom.mags].map(({ min, max }) => `${digits(min)},${digits(max)}`).join(';'),
    chosen: chosen.length === 0 || chosen.length > MOST_CHOSEN ? undefined : chosen.join('/'),
  };
  return Object.fromEntries(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Whatever is not understood is the first look's. */
export function lookOf(query: Readonly<Record<string, unknown>>): DeskLook {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const strip = text('strip');
  return {
    tool: oneOf(TOOLS, text('tool')) ?? FIRST_LOOK.tool,
    evidence: oneOf(EVIDENCE, text('show')) ?? FIRST_LOOK.evidence,
    axis: oneOf(TIME_AXES, text('axis')) ?? FIRST_LOOK.axis,
    layout: oneOf(LAYOUTS, text('layout')) ?? FIRST_LOOK.layout,
    bars: oneOf(BARS, text('bars')) ?? FIRST_LOOK.bars,
    strip: isStripKind(strip) ? strip : null,
    behind: oneOf(BEHIND, text('behind')) ?? FIRST_LOOK.behind,
    zoom: zoomOf(text('zoom')),
    chosen: text('chosen').split('/').filter(Boolean),
  };
}

function zoomOf(text: string): Zoom | null {
  const ranges = text.split(';').map((pair) => pair.split(',').map(Number));
  const whole = ranges.map(([min, max]) => ({ min: min ?? Number.NaN, max: max ?? Number.NaN }));
  const [x, ...mags] = whole;
  if (x === undefined || mags.length === 0 || !whole.every(({ min, max }) => max > min)) return null;
  return { x, mags };
}

function oneOf<T extends string>(known: readonly T[], text: string): T | undefined {
  return known.find((each) => each === text);
}

function unless<T>(value: T, first: T): T | undefined {
  return value === first ? undefined : value;
}

function digits(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}
