import { colourOf, escaped, INK, rounded, stroke, text } from './svg.js';

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** A plot with both axes logarithmic; all values above 0. */
export interface LogPlot {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly lines: readonly { readonly name: string; readonly points: readonly PlotPoint[] }[];
}

const WIDTH = 920;
const HEIGHT = 480;
const FRAME = { left: 76, right: 590, top: 52, bottom: 410 };
/** Between the ends of the axes and the outermost points, in decades. */
const MARGIN_DECADES = 0.12;

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly place: (value: number) => number;
}

/** Draws lines through points, and dashed what grows in proportion. One SVG, which needs nothing else. */
export function logPlot({ title, xTitle, yTitle, lines }: LogPlot): string {
  const points = lines.flatMap((line) => line.points);
  const x = scale(
    points.map((point) => point.x),
    { from: FRAME.left, to: FRAME.right },
  );
  const y = scale(
    points.map((point) => point.y),
    { from: FRAME.bottom, to: FRAME.top },
  );
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="15" fill="${INK}">`,
    `<title>${escaped(title)}</title>`,
    text({ x: FRAME.left, y: 28 }, title, 'font-size="18" font-weight="bold"'),
    ...xTicks(points, x),
    ...yTicks(y),
    text({ x: (FRAME.left + FRAME.right) / 2, y: HEIGHT - 18 }, xTitle, 'text-anchor="middle"'),
    `<g transform="translate(20 ${(FRAME.top + FRAME.bottom) / 2}) rotate(-90)">${text({ x: 0, y: 0 }, yTitle, 'text-anchor="middle"')}</g>`,
    guide(x, y),
    ...lines.map((line, index) => drawnLine(line.points, { x, y, colour: colourOf(index) })),
    ...legend(lines.map(({ name }) => name)),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function scale(values: readonly number[], { from, to }: { from: number; to: number }): Scale {
  const logs = values.map(Math.log10);
  const [low, high] = [Math.min(...logs) - MARGIN_DECADES, Math.max(...logs) + MARGIN_DECADES];
  const place = (value: number) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  return { low: 10 ** low, high: 10 ** high, place };
}

/** Where something was measured. */
function xTicks(points: readonly PlotPoint[], x: Scale): string[] {
  return [...new Set(points.map((point) => point.x))].flatMap((value) => [
    stroke({ x: x.place(value), y: FRAME.top }, { x: x.place(value), y: FRAME.bottom }, 'stroke-opacity="0.35"'),
    text({ x: x.place(value), y: FRAME.bottom + 22 }, String(Number(value.toPrecision(2))), 'text-anchor="middle"'),
  ]);
}

/** 1, 2 and 5 of every decade. */
function yTicks(y: Scale): string[] {
  const decades = [];
  for (let decade = Math.floor(Math.log10(y.low)); decade <= Math.log10(y.high); decade++) decades.push(decade);
  const values = decades.flatMap((decade) => [1, 2, 5].map((digit) => Number(`${digit}e${decade}`)));
  return values
    .filter((value) => value >= y.low && value <= y.high)
    .flatMap((value) => [
      stroke({ x: FRAME.left, y: y.place(value) }, { x: FRAME.right, y: y.place(value) }, 'stroke-opacity="0.35"'),
      text({ x: FRAME.left - 8, y: y.place(value) + 5 }, String(value), 'text-anchor="end"'),
    ]);
}

/** Through the middle, with slope 1, as far as it stays inside. */
function guide(x: Scale, y: Scale): string {
  const ratio = Math.sqrt((y.low * y.high) / (x.low * x.high));
  const [low, high] = [Math.max(x.low, y.low / ratio), Math.min(x.high, y.high / ratio)];
  const at = (value: number) => ({ x: x.place(value), y: y.place(value * ratio) });
  return stroke(at(low), at(high), 'stroke-width="2" stroke-dasharray="7 6" class="guide"');
}

function drawnLine(points: readonly PlotPoint[], { x, y, colour }: { x: Scale; y: Scale; colour: string }): string {
  const places = points.map((point) => `${rounded(x.place(point.x))},${rounded(y.place(point.y))}`);
  const dots = places.map((place) => {
    const [column, row] = place.split(',');
    return `<circle cx="${column}" cy="${row}" r="4.5"/>`;
  });
  const line = `<polyline points="${places.join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5"/>`;
  return `${line}<g fill="${colour}">${dots.join('')}</g>`;
}

function legend(names: readonly string[]): string[] {
  const row = (index: number) => FRAME.top + 14 + 26 * index;
  const [left, right] = [FRAME.right + 20, FRAME.right + 46];
  const entries = names.map((name, index) => {
    const key = stroke({ x: left, y: row(index) }, { x: right, y: row(index) }, 'stroke-width="3"', colourOf(index));
    return key + text({ x: right + 8, y: row(index) + 5 }, name, '');
  });
  const dashes = 'stroke-width="2" stroke-dasharray="7 6"';
  const last = row(names.length);
  const guideKey = stroke({ x: left, y: last }, { x: right, y: last }, dashes);
  return [...entries, guideKey + text({ x: right + 8, y: last + 5 }, 'in proportion', '')];
}
