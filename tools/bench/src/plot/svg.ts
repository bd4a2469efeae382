/** Where something stands in a drawing. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Okabe and Ito's colours that are told apart by everyone, on white as on black. */
const COLOURS = ['#0090d8', '#d55e00', '#009e73', '#cc79a7', '#c98a00', '#8a7fd4', '#7f7f7f'];
/** Legible on white as on black. */
export const INK = '#808080';

export function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] ?? INK;
}

export function stroke(from: Place, to: Place, style: string, colour = INK): string {
  const ends = `x1="${rounded(from.x)}" y1="${rounded(from.y)}" x2="${rounded(to.x)}" y2="${rounded(to.y)}"`;
  return `<line ${ends} stroke="${colour}" ${style}/>`;
}

export function text({ x, y }: Place, words: string, style: string): string {
  return `<text x="${rounded(x)}" y="${rounded(y)}" ${style}>${escaped(words)}</text>`;
}

export function rounded(value: number): string {
  return String(Number(value.toFixed(1)));
}

export function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
