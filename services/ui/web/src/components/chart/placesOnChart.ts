import {
  type CurveMark,
  type CurveScene,
  nearestMark,
  type Range,
  type StarRole,
  spanOf,
  stripPlaceAt,
  stripWords,
} from '../../model/index.js';
import type { CurveChart } from './chartOptions.js';
import { panelOf } from './curveDatasets.js';
import type { Box, Place } from './usePointerTools.js';

/** A mark, whose it is, and where it is on the canvas. */
export interface FoundMark {
  role: StarRole;
  mark: CurveMark;
  at: Place;
}

const REACH_PIXELS = 28;

/** The mark nearest to a place on the canvas, of any star; null where none is near. */
export function markAt(chart: CurveChart, scene: CurveScene, place: Place): FoundMark | null {
  const found = scene.view.sets.flatMap((set): FoundMark[] => {
    const stretch = stretchOf(chart, scene, set.role);
    if (stretch === null) return [];
    const target = { x: stretch.timeAt(place.x), y: stretch.magAt(place.y) };
    const mark = nearestMark(set.marks, target, stretch.pixels, REACH_PIXELS);
    return mark === null ? [] : [{ role: set.role, mark, at: stretch.placeOf(mark) }];
  });
  const distance = ({ at }: FoundMark) => Math.hypot(at.x - place.x, at.y - place.y);
  return found.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** The place of the strip nearest to one on the canvas, with where it is there; null where none is near. */
export function stripAt(chart: CurveChart, { strip }: CurveScene, place: Place) {
  const [time, values] = [chart.scales.x, chart.scales.strip];
  if (strip === null || time === undefined || values === undefined || !isWithin(chart, 'strip', place.y)) return null;
  const at = { x: time.getValueForPixel(place.x) ?? 0, y: values.getValueForPixel(place.y) ?? 0 };
  const pixels = { x: time.width / spanOf(time), y: values.height / spanOf(values) };
  const found = stripPlaceAt(strip, at, pixels, REACH_PIXELS);
  if (found === null) return null;
  const onCanvas: Place = { x: time.getPixelForValue(found.x), y: values.getPixelForValue(found.y) };
  return { line: found.line, words: stripWords(strip, found), at: onCanvas };
}

/** Where a mark is on the canvas; null where its star is not drawn. */
export function placeOfMark(chart: CurveChart, scene: CurveScene, role: StarRole, mark: CurveMark): Place | null {
  return stretchOf(chart, scene, role)?.placeOf(mark) ?? null;
}

/** The panel a box began in, and the box in times and in the panel's own numbers; null where it began in none. */
export function boxInPanel(chart: CurveChart, scene: CurveScene, box: Box) {
  const panel = scene.panels.findIndex(({ id }) => isWithin(chart, id, box.from.y));
  const [time, mags] = [chart.scales.x, chart.scales[scene.panels[panel]?.id ?? '']];
  if (time === undefined || mags === undefined) return null;
  return { panel, x: rangeOf(time, box.from.x, box.to.x), y: rangeOf(mags, box.from.y, box.to.y) };
}

/** Every star's part of a box, in times and magnitudes. */
export function boxesOfStars(chart: CurveChart, scene: CurveScene, box: Box) {
  return scene.view.sets.flatMap((set) => {
    const stretch = stretchOf(chart, scene, set.role);
    if (stretch === null) return [];
    const x = ordered(stretch.timeAt(box.from.x), stretch.timeAt(box.to.x));
    return [{ set, x, y: ordered(stretch.magAt(box.from.y), stretch.magAt(box.to.y)) }];
  });
}

function isWithin({ scales }: CurveChart, id: string, y: number): boolean {
  const scale = scales[id];
  return scale !== undefined && y >= scale.top && y <= scale.bottom;
}

interface AxisOfPixels {
  getValueForPixel(pixel: number): number | undefined;
}

function rangeOf(scale: AxisOfPixels, a: number, b: number): Range {
  return ordered(scale.getValueForPixel(a) ?? 0, scale.getValueForPixel(b) ?? 0);
}

function ordered(a: number, b: number): Range {
  return { min: Math.min(a, b), max: Math.max(a, b) };
}

function stretchOf({ scales }: CurveChart, scene: CurveScene, role: StarRole) {
  const panel = panelOf(scene, role);
  const [time, mags] = [scales.x, panel === undefined ? undefined : scales[panel.id]];
  if (panel === undefined || time === undefined || mags === undefined) return null;
  const { origin, unit } = panel;
  return {
    timeAt: (pixel: number) => time.getValueForPixel(pixel) ?? 0,
    magAt: (pixel: number) => (mags.getValueForPixel(pixel) ?? 0) / unit + origin,
    placeOf: ({ x, y }: CurveMark): Place => ({
      x: time.getPixelForValue(x),
      y: mags.getPixelForValue((y - origin) * unit),
    }),
    pixels: { x: time.width / spanOf(time), y: (mags.height / spanOf(mags)) * unit },
  };
}
