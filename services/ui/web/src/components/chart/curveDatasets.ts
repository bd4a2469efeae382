import type { ChartDataset, PointOptions } from 'chart.js';
import {
  type CurveMark,
  type CurveScene,
  type CurveSet,
  marksBetween,
  type Panel,
  type Range,
  type StarRole,
} from '../../model/index.js';
import type { ChartColours } from './chartColours.js';

/** A mark as the library with the error bars takes it. */
export interface DrawnMark {
  x: number;
  y: number;
  yMin: number;
  yMax: number;
}

/** The element with error bars takes the options of a point without the `point` that chart.js puts before them. */
export type MarkDataset = ChartDataset<'scatterWithErrorBars', DrawnMark[]> &
  Pick<PointOptions, 'radius' | 'pointStyle'> & { yAxisID: string };

/** More marks than this in sight are drawn small and at once, without bars: nobody could tell them apart. */
export const MOST_WITH_BARS = 600;

/** T1 and T2 differ in shape too, for those who cannot tell the colours apart. */
const SHAPES: Record<StarRole, { pointStyle: 'circle' | 'triangle'; radius: number }> = {
  T1: { pointStyle: 'circle', radius: 3 },
  T2: { pointStyle: 'triangle', radius: 3.5 },
};

/** The marks of a set in sight that get error bars; none where there are too many. */
export function barredMarks(set: CurveSet, time: Range): readonly CurveMark[] {
  const seen = marksBetween(set.marks, time);
  return seen.length > MOST_WITH_BARS ? [] : seen;
}

export function panelOf(scene: CurveScene, role: StarRole): Panel | undefined {
  return scene.panels.find(({ roles }) => roles.includes(role));
}

export function datasetOf(set: CurveSet, panel: Panel, colours: ChartColours, time: Range): MarkDataset {
  const colour = colours[set.role];
  const marks = barredMarks(set, time);
  const counted = (mag: number) => (mag - panel.origin) * panel.unit;
  return {
    ...SHAPES[set.role],
    yAxisID: panel.id,
    data: marks.map(({ x, y, yMin, yMax }) => ({ x, y: counted(y), yMin: counted(yMin), yMax: counted(yMax) })),
    borderColor: colour,
    borderWidth: 1.25,
    backgroundColor: marks.map(({ state }) => (state === 'reported' ? colour : colours.paper)),
    errorBarColor: colour,
    errorBarLineWidth: 1,
    errorBarWhiskerColor: colour,
    errorBarWhiskerLineWidth: 1,
    errorBarWhiskerSize: 5,
    errorBarWhiskerRatio: 0,
  };
}
