import type { CurvePoint, LightCurve } from '../../../../server/src/domain/contract.js';
import type { CurveSet } from './curveView.js';

/** What can be drawn below the magnitudes, over the same time. */
export const STRIPS = {
  zeroPoint: { name: 'zero point', unit: 'mag', reversed: true, valuesOf: ({ zeroPoint }) => [zeroPoint] },
  fwhm: { name: 'FWHM', unit: 'px', reversed: false, valuesOf: ({ fwhmPixels }) => [fwhmPixels] },
  sky: { name: 'sky', unit: 'ADU', reversed: false, valuesOf: ({ skyLevel }) => [skyLevel] },
  airmass: { name: 'airmass', unit: '', reversed: true, valuesOf: ({ airmass }) => [airmass] },
  place: { name: 'x, y from the first', unit: 'px', reversed: false, valuesOf: ({ x, y }) => [x, y] },
} as const satisfies Record<string, StripRule>;

interface StripRule {
  name: string;
  unit: string;
  /** Less stands above: a dip is worse. */
  reversed: boolean;
  valuesOf: (point: CurvePoint) => (number | undefined)[];
}

export type StripKind = keyof typeof STRIPS;

export interface Strip {
  kind: StripKind;
  title: string;
  reversed: boolean;
  /** One line of values each, in the order of time. */
  lines: { x: number; y: number }[][];
}

export function isStripKind(text: string): text is StripKind {
  return Object.hasOwn(STRIPS, text);
}

/** The strips there is something to draw in. */
export function stripKindsOf({ target }: LightCurve): StripKind[] {
  const kinds = Object.keys(STRIPS).filter(isStripKind);
  return kinds.filter((kind) => target.some((point) => STRIPS[kind].valuesOf(point).some((value) => isKnown(value))));
}

/** What the frames of T1's points were like, over time. */
export function stripOf(kind: StripKind, set: CurveSet): Strip {
  const { name, unit, reversed, valuesOf } = STRIPS[kind];
  const [first] = set.marks;
  const count = first === undefined ? 0 : valuesOf(first.point).length;
  const lines = Array.from({ length: count }, (_, line) =>
    set.marks.flatMap(({ x, point }) => {
      const value = valuesOf(point)[line];
      return isKnown(value) ? [{ x, y: value }] : [];
    }),
  );
  const shifted = kind === 'place' ? lines.map(fromTheFirst) : lines;
  return { kind, title: unit === '' ? name : `${name} (${unit})`, reversed, lines: shifted };
}

function fromTheFirst(line: { x: number; y: number }[]): { x: number; y: number }[] {
  const origin = line[0]?.y ?? 0;
  return line.map(({ x, y }) => ({ x, y: y - origin }));
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
