import type { ChartArea, Plugin, Scale } from 'chart.js';
import { type CurveMark, type CurveScene, type CurveSet, marksBetween, type Panel } from '../../model/index.js';
import type { ChartColours } from './chartColours.js';
import { barredMarks, MOST_WITH_BARS, panelOf } from './curveDatasets.js';

/** What is painted beside the marks with error bars; it is looked up at every drawing. */
export interface Painted {
  scene: CurveScene;
  colours: ChartColours;
  chosen: ReadonlySet<string>;
  /** Of the strip, the line that is pointed at; null: none. */
  stripLine: number | null;
}

/** Where a magnitude and a time are on the canvas: axes are straight, so two numbers each say it. */
interface Places {
  x: (place: number) => number;
  y: (mag: number) => number;
}

/**
 * The curve's own drawings: many marks at once, what is chosen, rejected or a limit, the strip, and what all errors
 * share.
 */
export function curvePainter(painted: () => Painted | null): Plugin<'scatterWithErrorBars'> {
  return {
    id: 'curvePainter',
    beforeDatasetsDraw: ({ ctx, scales, chartArea }) => {
      const now = painted();
      if (now === null || scales.x === undefined) return;
      clipped(ctx, chartArea, () => {
        paintBand(ctx, scales, now);
        paintStrip(ctx, scales, now);
      });
      paintGhosts(ctx, scales, { area: chartArea, now });
      paintBorders(ctx, scales, chartArea, now);
    },
    afterDatasetsDraw: ({ ctx, scales, chartArea }) => {
      const now = painted();
      const time = scales.x;
      if (now === null || time === undefined) return;
      for (const set of now.scene.view.sets) {
        const panel = panelOf(now.scene, set.role);
        const mags = panel === undefined ? undefined : scales[panel.id];
        if (panel === undefined || mags === undefined) continue;
        const places = { x: straight(time), y: inPanel(mags, panel) };
        const area = { ...chartArea, top: mags.top, bottom: mags.bottom };
        clipped(ctx, area, () => paintSet(ctx, set, { places, time, now }));
        paintCommonError(ctx, set, { places, mags, area, now });
      }
    },
  };
}

function straight(scale: Scale): (value: number) => number {
  const [at0, at1] = [scale.getPixelForValue(scale.min), scale.getPixelForValue(scale.max)];
  const slope = (at1 - at0) / (scale.max - scale.min);
  return (value) => at0 + (value - scale.min) * slope;
}

function inPanel(scale: Scale, { origin, unit }: Panel): (mag: number) => number {
  const place = straight(scale);
  return (mag) => place((mag - origin) * unit);
}

function clipped(ctx: CanvasRenderingContext2D, { left, top, right, bottom }: ChartArea, paint: () => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  paint();
  ctx.restore();
}

interface SetPainting {
  places: Places;
  time: Scale;
  now: Painted;
}

function paintSet(ctx: CanvasRenderingContext2D, set: CurveSet, { places, time, now }: SetPainting): void {
  const range = { min: time.min, max: time.max };
  const seen = marksBetween(set.marks, range);
  const { colours, chosen } = now;
  ctx.lineWidth = 1.25;
  if (barredMarks(set, range).length === 0) paintMany(ctx, seen, { places, colour: colours[set.role], side: SMALL });
  ctx.strokeStyle = colours[set.role];
  for (const mark of seen) {
    if (mark.state === 'rejected') cross(ctx, places.x(mark.x), places.y(mark.y));
    if (mark.limit) arrow(ctx, places.x(mark.x), places.y(mark.y));
  }
  if (chosen.size > 0) paintChosen(ctx, seen, { places, now });
}

function paintChosen(
  ctx: CanvasRenderingContext2D,
  seen: readonly CurveMark[],
  { places, now: { colours, chosen } }: Pick<SetPainting, 'places' | 'now'>,
): void {
  const marked = seen.filter(({ point }) => chosen.has(point.filename));
  if (marked.length > MOST_WITH_BARS) {
    paintMany(ctx, marked, { places, colour: colours.chosen, side: CHOSEN_SMALL });
    return;
  }
  ctx.strokeStyle = colours.chosen;
  ctx.lineWidth = 2;
  for (const mark of marked) ring(ctx, places.x(mark.x), places.y(mark.y));
}

const SMALL = 2.6;
/** Thousands of rings would hide each other, and take longer to draw than all of the curve. */
const CHOSEN_SMALL = 3.6;

function paintMany(
  ctx: CanvasRenderingContext2D,
  seen: readonly CurveMark[],
  { places, colour, side }: { places: Places; colour: string; side: number },
): void {
  ctx.fillStyle = colour;
  ctx.strokeStyle = colour;
  for (const { x, y, state } of seen) {
    const [left, top] = [places.x(x) - side / 2, places.y(y) - side / 2];
    if (state === 'reported') ctx.fillRect(left, top, side, side);
    else ctx.strokeRect(left, top, side, side);
  }
}

function cross(ctx: CanvasRenderingContext2D, x: number, y: number): void {
  const arm = 5;
  ctx.beginPath();
  ctx.moveTo(x - arm, y - arm);
  ctx.lineTo(x + arm, y + arm);
  ctx.moveTo(x + arm, y - arm);
  ctx.lineTo(x - arm, y + arm);
  ctx.stroke();
}

/** The star is fainter than this: downwards. */
function arrow(ctx: CanvasRenderingContext2D, x: number, y: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x, y + 14);
  ctx.moveTo(x - 4, y + 9);
  ctx.lineTo(x, y + 14);
  ctx.lineTo(x + 4, y + 9);
  ctx.stroke();
}

function ring(ctx: CanvasRenderingContext2D, x: number, y: number): void {
  ctx.beginPath();
  ctx.arc(x, y, 7, 0, 2 * Math.PI);
  ctx.stroke();
}

/** What all points of a night share is no scatter: it stands once at the edge, with its size. */
function paintCommonError(
  ctx: CanvasRenderingContext2D,
  { commonError, marks, role }: CurveSet,
  { places, mags, area, now }: { places: Places; mags: Scale; area: ChartArea; now: Painted },
): void {
  if (commonError === 0 || marks.length === 0) return;
  const half = Math.abs(places.y(commonError) - places.y(0));
  const middle = (mags.top + mags.bottom) / 2;
  const [top, bottom] = [Math.max(middle - half, area.top + 2), Math.min(middle + half, area.bottom - 2)];
  const x = area.right + 8;
  ctx.save();
  ctx.strokeStyle = now.colours[role];
  ctx.fillStyle = now.colours.soft;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x - 4, top);
  ctx.lineTo(x, top);
  ctx.lineTo(x, bottom);
  ctx.lineTo(x - 4, bottom);
  ctx.stroke();
  ctx.font = '10px system-ui, sans-serif';
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillText('all', x + 5, middle - 7);
  ctx.fillText(`±${commonError.toFixed(3)}`, x + 5, middle + 6);
  ctx.restore();
}

function paintBand(ctx: CanvasRenderingContext2D, scales: Record<string, Scale>, { scene, colours }: Painted): void {
  const panel = scene.panels.find(({ unit }) => unit !== 1);
  const mags = panel === undefined ? undefined : scales[panel.id];
  if (scene.checkBand === null || mags === undefined || scales.x === undefined) return;
  const [from, to] = [-scene.checkBand * 1000, scene.checkBand * 1000].map((value) => mags.getPixelForValue(value));
  const [top, bottom] = [Math.max(from ?? 0, mags.top), Math.min(to ?? 0, mags.bottom)];
  ctx.fillStyle = colours.band;
  ctx.fillRect(scales.x.left, top, scales.x.width, Math.max(bottom - top, 0));
}

/** The line that is pointed at stands out; without one the first does, where there are but two. */
function paintStrip(
  ctx: CanvasRenderingContext2D,
  scales: Record<string, Scale>,
  { scene, colours, stripLine }: Painted,
): void {
  const [time, values] = [scales.x, scales.strip];
  if (scene.strip === null || time === undefined || values === undefined) return;
  const places = { x: straight(time), y: straight(values) };
  const { lines } = scene.strip;
  const foremost = stripLine ?? (lines.length <= 2 ? 0 : null);
  const paintLine = (at: number, isForemost: boolean) => {
    ctx.strokeStyle = isForemost ? colours.ink : colours.soft;
    ctx.lineWidth = isForemost ? 1.5 : 0.75;
    ctx.beginPath();
    for (const { x, y } of lines[at]?.places ?? []) ctx.lineTo(places.x(x), places.y(y));
    ctx.stroke();
  };
  for (const at of lines.keys()) if (at !== foremost) paintLine(at, false);
  if (foremost !== null) paintLine(foremost, true);
}

/** Other curves of the star: small, soft, without bars. */
function paintGhosts(
  ctx: CanvasRenderingContext2D,
  scales: Record<string, Scale>,
  { area, now }: { area: ChartArea; now: Painted },
): void {
  const panel = panelOf(now.scene, 'T1');
  const [time, mags] = [scales.x, panel === undefined ? undefined : scales[panel.id]];
  if (panel === undefined || time === undefined || mags === undefined) return;
  const places = { x: straight(time), y: inPanel(mags, panel) };
  clipped(ctx, { ...area, top: mags.top, bottom: mags.bottom }, () => {
    ctx.fillStyle = now.colours.ghost;
    for (const { marks } of now.scene.ghosts)
      for (const { x, y } of marks) ctx.fillRect(places.x(x) - 1.5, places.y(y) - 1.5, 3, 3);
  });
}

/** A line between the stretches of the axis. */
function paintBorders(
  ctx: CanvasRenderingContext2D,
  scales: Record<string, Scale>,
  { left, right }: ChartArea,
  { scene, colours }: Painted,
): void {
  const ids = [...scene.panels.map(({ id }) => id), ...(scene.strip === null ? [] : ['strip'])];
  ctx.save();
  ctx.strokeStyle = colours.soft;
  ctx.lineWidth = 1;
  for (const id of ids.slice(1)) {
    const y = Math.round(scales[id]?.top ?? 0) + 0.5;
    ctx.beginPath();
    ctx.moveTo(left, y);
    ctx.lineTo(right, y);
    ctx.stroke();
  }
  ctx.restore();
}
