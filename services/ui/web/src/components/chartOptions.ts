import type { Chart, ChartDataset, ChartOptions, PointOptions } from 'chart.js';
import type { Bounds, CurveMark, CurveSet, CurveView, StarRole } from '../model/index.js';

export type CurveChart = Chart<'scatterWithErrorBars', CurveMark[]>;

/** Colours of the chart, from the style sheet, so that light and dark are decided in one place. */
export interface ChartColours {
  ink: string;
  grid: string;
  T1: string;
  T2: string;
  select: string;
}

export function readColours(element: Element): ChartColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: colour('--ink-soft'),
    grid: colour('--grid'),
    T1: colour('--t1'),
    T2: colour('--t2'),
    select: colour('--select'),
  };
}

/** T1 and T2 differ in shape too, for those who cannot tell the colours apart. */
const SHAPES: Record<StarRole, { pointStyle: 'circle' | 'triangle'; radius: number }> = {
  T1: { pointStyle: 'circle', radius: 3.5 },
  T2: { pointStyle: 'triangle', radius: 4.5 },
};

/** The element with error bars takes the options of a point without the `point` that chart.js puts before them. */
type MarkDataset = ChartDataset<'scatterWithErrorBars', CurveMark[]> &
  Pick<PointOptions, 'radius' | 'hitRadius' | 'pointStyle'> & { hoverRadius: number };

export function datasetOf(set: CurveSet, colours: ChartColours): MarkDataset {
  const colour = colours[set.role];
  const { pointStyle, radius } = SHAPES[set.role];
  return {
    label: set.role,
    data: set.marks,
    pointStyle,
    radius,
    hitRadius: 5,
    hoverRadius: radius + 2,
    borderColor: colour,
    borderWidth: 1.5,
    backgroundColor: set.marks.map(({ hollow }) => (hollow ? 'transparent' : colour)),
    errorBarColor: colour,
    errorBarLineWidth: 1,
    errorBarWhiskerColor: colour,
    errorBarWhiskerLineWidth: 1,
    errorBarWhiskerSize: 6,
    errorBarWhiskerRatio: 0,
  };
}

export interface OptionsInput {
  view: CurveView;
  colours: ChartColours;
  /** Called whenever another part of the curve is shown. */
  moved: () => void;
}

export function optionsOf({ view, colours, moved }: OptionsInput): ChartOptions<'scatterWithErrorBars'> {
  const { bounds, wholeDays } = view;
  const axis = {
    ticks: { color: colours.ink, includeBounds: false },
    grid: { color: colours.grid },
    border: { color: colours.grid },
  };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    scales: {
      x: { type: 'linear', ...bounds.x, ...axis, title: titleOf(`JD (UTC) − ${wholeDays}`, colours) },
      y: { type: 'linear', reverse: true, ...bounds.y, ...axis, title: titleOf('magnitude', colours) },
    },
    plugins: {
      legend: { display: false },
      tooltip: {
        displayColors: false,
        callbacks: { title: () => '', label: ({ raw }) => (raw as CurveMark).lines },
      },
      zoom: zoomOf(bounds, colours, moved),
    },
  };
}

function titleOf(text: string, { ink }: ChartColours) {
  return { display: true, text, color: ink };
}

/** The wheel zooms about the pointer, a drag draws the box to be shown, with shift it moves the view; never past the points. */
function zoomOf({ x, y }: Bounds, colours: ChartColours, moved: () => void) {
  return {
    limits: {
      x: { ...x, minRange: (x.max - x.min) / 1000 },
      y: { ...y, minRange: (y.max - y.min) / 1000 },
    },
    zoom: {
      wheel: { enabled: true, speed: 0.15 },
      pinch: { enabled: true },
      drag: { enabled: true, backgroundColor: colours.select, borderColor: colours.ink, borderWidth: 1, threshold: 4 },
      mode: 'xy' as const,
      onZoom: moved,
      onZoomComplete: moved,
    },
    pan: { enabled: true, mode: 'xy' as const, modifierKey: 'shift' as const, onPan: moved, onPanComplete: moved },
  };
}
