import { colourOf, escaped, INK, rounded, stroke, text } from '../../plot/svg.js';

/** A value with its error on a row. */
export interface RowMark {
  readonly series: string;
  readonly value: number;
  readonly error?: number;
}

/** Rows one below the other, values to the right. */
export interface RowPlot {
  readonly title: string;
  readonly xTitle: string;
  readonly logarithmic: boolean;
  /** Drawn as a band: where values are to lie. */
  readonly bar: readonly [low: number, high: number];
  /** Numbers on the axis. */
  readonly ticks: readonly number[];
  readonly rows: readonly { readonly name: string; readonly marks: readonly RowMark[] }[];
}

const WIDTH = 920;
const LEFT = 290;
const RIGHT = 890;
const TOP = 70;
const ROW_HEIGHT = 24;
const MARGIN = 0.04;

/** Draws values with their errors against the band they are to lie in. One SVG, which needs nothing else. */
export function rowPlot({ title, xTitle, logarithmic, bar, ticks, rows }: RowPlot): string {
  const bottom = TOP + ROW_HEIGHT * rows.length;
  const scaled = (value: number) => (logarithmic ? Math.log10(value) : value);
  const ends = rows.flatMap(({ marks }) => marks.flatMap(({ value, error = 0 }) => [value - error, value + error]));
  const all = [...ends, ...bar, ...ticks].map(scaled).filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const place = (value: number) =>
    LEFT + ((scaled(value) - low) / (high - low) + MARGIN) * ((RIGHT - LEFT) / (1 + 2 * MARGIN));
  const names = [...new Set(rows.flatMap(({ marks }) => marks.map(({ series }) => series)))].sort();
  const [from, to] = [place(bar[0]), place(bar[1])];
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 62}" font-family="sans-serif" font-size="15" fill="${INK}">`,
    `<title>${escaped(title)}</title>`,
    text({ x: 16, y: 28 }, title, 'font-size="18" font-weight="bold"'),
    ...names.flatMap((name, index) => legend(name, index)),
    `<rect x="${rounded(from)}" y="${TOP}" width="${rounded(to - from)}" height="${bottom - TOP}" fill="#009e73" fill-opacity="0.18" class="bar"/>`,
    ...ticks.flatMap((tick) => [
      stroke({ x: place(tick), y: TOP }, { x: place(tick), y: bottom }, 'stroke-opacity="0.35"'),
      text({ x: place(tick), y: bottom + 20 }, String(tick), 'text-anchor="middle"'),
    ]),
    text({ x: (LEFT + RIGHT) / 2, y: bottom + 48 }, xTitle, 'text-anchor="middle"'),
    ...rows.flatMap(({ name, marks }, index) => {
      const y = TOP + ROW_HEIGHT * (index + 0.5);
      const dots = marks.map((mark) =>
        drawn(mark, { y: y + offsetOf(names, mark.series), place, colour: colourOf(names.indexOf(mark.series)) }),
      );
      return [text({ x: LEFT - 12, y: y + 5 }, name, 'text-anchor="end"'), ...dots];
    }),
    '</svg>',
  ].join('\n')}\n`;
}

/** Marks of one row stand a little below each other. */
function offsetOf(names: readonly string[], series: string): number {
  return (names.indexOf(series) - (names.length - 1) / 2) * (ROW_HEIGHT / 4);
}

function drawn(
  { value, error = 0 }: RowMark,
  { y, place, colour }: { y: number; place: (value: number) => number; colour: string },
): string {
  const bars =
    error > 0 ? stroke({ x: place(value - error), y }, { x: place(value + error), y }, 'stroke-width="2"', colour) : '';
  return `${bars}<circle cx="${rounded(place(value))}" cy="${rounded(y)}" r="4.5" fill="${colour}"/>`;
}

function legend(name: string, index: number): string[] {
  const x = LEFT + 90 * index;
  return [`<circle cx="${x}" cy="52" r="4.5" fill="${colourOf(index)}"/>`, text({ x: x + 12, y: 57 }, name, '')];
}
