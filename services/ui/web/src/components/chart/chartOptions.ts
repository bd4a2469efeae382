import type { Chart, ChartOptions, Scale, Tick } from 'chart.js';
import { type CurveScene, type Panel, padded, type Range, type Strip, spanOf, type Zoom } from '../../model/index.js';
import type { ChartColours } from './chartColours.js';
import type { DrawnMark } from './curveDatasets.js';

export type CurveChart = Chart<'scatterWithErrorBars', DrawnMark[]>;

export interface OptionsInput {
  scene: CurveScene;
  zoom: Zoom;
  colours: ChartColours;
  /** Whether the wheel may zoom: it scrolls the page where the curve is not what the reader is at. */
  mayTurn: () => boolean;
  /** Whether the wheel zooms magnitudes instead of time. */
  turnsMagnitudes: () => boolean;
  /** Called whenever another part of the curve is shown. */
  moved: () => void;
}

const STRIP_PART = 0.28;
/** Nobody zooms into less than a thousandth. */
const NEAREST = 1000;

export function optionsOf(input: OptionsInput): ChartOptions<'scatterWithErrorBars'> {
  const { scene, zoom, colours } = input;
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    normalized: true,
    events: [],
    layout: { padding: { top: 6, right: hasBracket(scene) ? BRACKET_PIXELS : 10 } },
    scales: { x: timeScale(scene, zoom, colours), ...panelScales(scene, zoom, colours) },
    plugins: { legend: { display: false }, zoom: zoomOf(input) },
  };
}

/** Room at the right for what all errors share. */
const BRACKET_PIXELS = 62;

function hasBracket({ view }: CurveScene): boolean {
  return view.sets.some(({ commonError }) => commonError > 0);
}

function timeScale({ view }: CurveScene, zoom: Zoom, colours: ChartColours) {
  const { title, tick } = view.axis;
  return {
    type: 'linear' as const,
    ...zoom.x,
    title: titleOf(title, colours),
    ...inkOf(colours),
    ticks: { ...ticksOf(colours), callback: (value: string | number) => tick(Number(value)) },
  };
}

type Scales = NonNullable<ChartOptions<'scatterWithErrorBars'>['scales']>;

/** chart.js stacks the stretches of the axis from the bottom up, in the order they are told: T1 stands on top. */
function panelScales({ panels, strip }: CurveScene, zoom: Zoom, colours: ChartColours): Scales {
  const whole = panels.reduce((sum, { weight }) => sum + weight, 0);
  const shared = {
    type: 'linear' as const,
    axis: 'y' as const,
    position: 'left' as const,
    stack: 'panels',
    afterBuildTicks: leaveOutEnds,
    ...inkOf(colours),
  };
  const scales: Scales = {};
  if (strip !== null)
    scales.strip = {
      ...shared,
      ...stripRange(strip),
      reverse: strip.reversed,
      stackWeight: STRIP_PART,
      title: titleOf(strip.title, colours),
      ticks: { ...ticksOf(colours), maxTicksLimit: 4 },
    };
  for (const [at, panel] of [...panels.entries()].reverse())
    scales[panel.id] = {
      ...shared,
      ...(zoom.mags[at] ?? panel.home),
      reverse: true,
      stackWeight: panel.weight / whole,
      title: titleOf(panel.title, colours, panelInk(panel, panels, colours)),
      ticks: ticksOf(colours),
    };
  return scales;
}

/** Labels at the very ends of a stretch would run into those of its neighbour. */
const END = 0.04;

function leaveOutEnds(scale: Scale): void {
  const part = ({ value }: Tick) => (value - scale.min) / (scale.max - scale.min);
  scale.ticks = scale.ticks.filter((tick) => part(tick) > END && part(tick) < 1 - END);
}

function panelInk({ id }: Panel, panels: readonly Panel[], colours: ChartColours): string {
  return panels.length === 1 ? colours.soft : colours[id];
}

export function stripRange({ lines }: Strip): Range {
  const values = lines.flatMap(({ places }) => places.map(({ y }) => y));
  return padded(values, values.length === 0 ? 1 : 1e-3);
}

function ticksOf({ soft }: ChartColours) {
  return { color: soft, includeBounds: false, font: { size: 11 }, maxRotation: 0 };
}

function inkOf({ grid }: ChartColours) {
  return { grid: { color: grid, tickLength: 4 }, border: { color: grid } };
}

function titleOf(text: string, { soft }: ChartColours, color = soft) {
  return { display: true, text, color, font: { size: 11 }, padding: 2 };
}

function zoomOf({ scene, mayTurn, turnsMagnitudes, moved }: OptionsInput) {
  const bound = (range: Range) => ({ ...range, minRange: spanOf(range) / NEAREST });
  const pinned = (range: Range) => ({ ...range, minRange: spanOf(range) });
  const limits: Record<string, Range & { minRange: number }> = { x: bound(scene.time) };
  for (const panel of scene.panels) limits[panel.id] = bound(panel.limits);
  if (scene.strip !== null) limits.strip = pinned(stripRange(scene.strip));
  return {
    limits,
    zoom: {
      wheel: { enabled: true, speed: 0.15 },
      pinch: { enabled: true },
      mode: () => (turnsMagnitudes() ? ('y' as const) : ('x' as const)),
      onZoomStart: mayTurn,
      onZoom: moved,
    },
    pan: { enabled: false, mode: 'xy' as const, onPan: moved },
  };
}
