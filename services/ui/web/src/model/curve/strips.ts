import type { CompStar, CurvePoint, LightCurve } from '../../../../server/src/domain/contract.js';
import type { CurveMark, CurveSet } from './curveView.js';

/** What can be drawn below the magnitudes, over the same time. */
export const STRIPS = {
  zeroPoint: { name: 'zero point', unit: 'mag', reversed: true, valuesOf: ({ zeroPoint }) => [zeroPoint] },
  fwhm: { name: 'FWHM', unit: 'px', reversed: false, valuesOf: ({ fwhmPixels }) => [fwhmPixels] },
  sky: { name: 'sky', unit: 'ADU', reversed: false, valuesOf: ({ skyLevel }) => [skyLevel] },
  airmass: { name: 'airmass', unit: '', reversed: true, valuesOf: ({ airmass }) => [airmass] },
  place: { name: 'x, y from the first', unit: 'px', reversed: false, valuesOf: ({ x, y }) => [x, y] },
  comps: { name: 'comps', unit: 'mmag', reversed: true, valuesOf: residualsOf },
} as const satisfies Record<string, StripRule>;

interface StripRule {
  name: string;
  unit: string;
  /** Less stands above: a dip is worse. */
  reversed: boolean;
  /** One for each line. */
  valuesOf: (point: CurvePoint, comps: readonly Comp[]) => (number | undefined)[];
}

type Comp = Pick<CompStar, 'auid' | 'label'>;

export type StripKind = keyof typeof STRIPS;

export interface Strip {
  kind: StripKind;
  title: string;
  reversed: boolean;
  lines: StripLine[];
}

export interface StripLine {
  /** '' where the strip's title says it. */
  name: string;
  /** In the order of time. */
  places: { x: number; y: number }[];
}

export function isStripKind(text: string): text is StripKind {
  return Object.hasOwn(STRIPS, text);
}

/** The strips there is something to draw in. */
export function stripKindsOf({ target, comps = [] }: LightCurve): StripKind[] {
  const kinds = Object.keys(STRIPS).filter(isStripKind);
  return kinds.filter((kind) => target.some((point) => STRIPS[kind].valuesOf(point, comps).some(isKnown)));
}

/** What the frames of T1's points were like, over time. */
export function stripOf(kind: StripKind, set: CurveSet, comps: readonly Comp[] = []): Strip {
  const { name, unit, reversed, valuesOf } = STRIPS[kind];
  const lines = linesOf(set.marks, (point) => valuesOf(point, comps));
  return {
    kind,
    title: unit === '' ? name : `${name} (${unit})`,
    reversed,
    lines: lines.flatMap((places, at) =>
      places.length === 0
        ? []
        : [{ name: nameOf(kind, at, comps), places: kind === 'place' ? fromFirst(places) : places }],
    ),
  };
}

function linesOf(marks: readonly CurveMark[], valuesOf: (point: CurvePoint) => (number | undefined)[]) {
  const lines: StripLine['places'][] = [];
  for (const { x, point } of marks)
    for (const [at, value] of valuesOf(point).entries()) {
      lines[at] ??= [];
      if (isKnown(value)) lines[at].push({ x, y: value });
    }
  return lines;
}

function nameOf(kind: StripKind, line: number, comps: readonly Comp[]): string {
  if (kind === 'place') return ['x', 'y'][line] ?? '';
  const comp = kind === 'comps' ? comps[line] : undefined;
  return comp === undefined ? '' : comp.label || comp.auid;
}

function fromFirst(places: StripLine['places']): StripLine['places'] {
  const origin = places[0]?.y ?? 0;
  return places.map(({ x, y }) => ({ x, y: y - origin }));
}

function residualsOf({ compResiduals = {} }: CurvePoint, comps: readonly Comp[]): (number | undefined)[] {
  return comps.map(({ auid }) => {
    const residual = compResiduals[auid];
    return residual === undefined ? undefined : residual * 1000;
  });
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
