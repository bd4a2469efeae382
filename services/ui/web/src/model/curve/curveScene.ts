import type { LightCurve } from '../../../../server/src/domain/contract.js';
import type { Zoom } from '../desk/deskQuery.js';
import { type CurveLook, type CurveView, curveView } from './curveView.js';
import { type Behind, type Ghost, ghostOf, mayStandBehind } from './ghosts.js';
import { type Layout, type Panel, panelsOf } from './panels.js';
import { padded, type Range, spanOf, widened } from './ranges.js';
import { type Strip, type StripKind, stripOf } from './strips.js';

export interface SceneLook extends CurveLook {
  behind: Behind;
  layout: Layout;
  strip: StripKind | null;
}

/** All that is drawn over one axis of time. */
export interface CurveScene {
  view: CurveView;
  panels: Panel[];
  strip: Strip | null;
  ghosts: Ghost[];
  /** All of the time there is. */
  time: Range;
  /** Magnitudes T2 may be off its catalogue value; null where no test says so, or it is not drawn that way. */
  checkBand: number | null;
}

/** One moment alone still needs a scale around it: a minute. */
const LEAST_DAYS = 1 / 1440;

/** `tried`: the curve as it would be, drawn over the one there is. Null where there is no point at all. */
export function curveScene(
  curve: LightCurve,
  look: SceneLook,
  others: readonly LightCurve[] = [],
  tried: LightCurve | null = null,
): CurveScene | null {
  const view = curveView(curve, look);
  if (view === null) return null;
  const panels = panelsOf(view, look.layout, curve.checkCatalogueMag);
  const [first] = view.sets;
  const strip = look.strip === null || first === undefined ? null : stripOf(look.strip, first, curve.comps);
  const places = view.sets.flatMap(({ marks }) => marks.map(({ x }) => x));
  const least = view.axis.kind === 'ut' ? LEAST_DAYS * 24 : LEAST_DAYS;
  const time = view.axis.kind === 'phase' ? { min: 0, max: 1 } : padded(places, least);
  const ghosts = mayStandBehind(look.behind, look.axis)
    ? others.flatMap((other) => ghostOf(other, view, look.behind) ?? [])
    : [];
  const asIf = tried === null ? null : ghostOf(tried, view, 'nothing');
  if (asIf !== null) ghosts.push({ ...asIf, name: 'as it would be' });
  const isResidual = panels.some(({ unit }) => unit !== 1);
  return { view, panels, strip, ghosts, time, checkBand: isResidual ? checkThreshold(curve) : null };
}

function checkThreshold({ gate }: LightCurve): number | null {
  return gate.find(({ name }) => /^checkStar/.test(name))?.threshold ?? null;
}

export function homeZoom({ time, panels }: CurveScene): Zoom {
  return { x: time, mags: panels.map(({ home }) => home) };
}

/** A zoom of another layout says nothing of this one. */
export function fittingZoom(scene: CurveScene, zoom: Zoom | null): Zoom {
  return zoom !== null && zoom.mags.length === scene.panels.length ? zoom : homeZoom(scene);
}

/**
 * What is shown when a box is drawn in one panel: time and magnitudes of the box there; the other panel keeps its
 * middle and is stretched as much, so that a magnitude stays as long on both.
 */
export function boxZoom(scene: CurveScene, before: Zoom, box: { panel: number; x: Range; y: Range }): Zoom {
  const drawnIn = scene.panels[box.panel];
  const factor = drawnIn === undefined ? 1 : spanOf(box.y) / spanOf(drawnIn.home);
  const mags = scene.panels.map(({ home }, at) =>
    at === box.panel ? box.y : widened(before.mags[at] ?? home, spanOf(home) * factor),
  );
  return { x: box.x, mags };
}
