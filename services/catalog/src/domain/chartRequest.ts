import { type SkyPosition, separationDegrees } from '@wombat/sky';
import type { ComparisonWindow } from './comparisonWindow.js';

/** What to ask VSP for: the whole field, edge to edge, and how faint its stars go. */
export interface ChartRequest {
  fovArcmin: number;
  magLimit: number;
  /** A sentence where the chart holds less than the window asks for. */
  warning: string | null;
}

const WIDE_FIELD_ARCMIN = 180;
const WIDE_FIELD_MAG_LIMIT = 12;

/**
 * A chart centred on the target that holds the whole image: twice the largest distance to a corner over all frames, in
 * whole arcminutes; as faint as the window, to the next tenth. VSP refuses fields above 180' fainter than 12.
 */
export function chartRequest({
  target,
  corners,
  window,
}: {
  target: SkyPosition;
  corners: readonly SkyPosition[];
  window: ComparisonWindow;
}): ChartRequest {
  if (corners.length === 0) throw new RangeError('a chart needs the corners of at least one solved frame');
  const largestDegrees = Math.max(...corners.map((corner) => separationDegrees(target, corner)));
  const fovArcmin = Math.max(1, Math.ceil(2 * 60 * largestDegrees - 1e-6));
  const magLimit = Math.ceil(window.faintest * 10 - 1e-6) / 10;
  if (fovArcmin <= WIDE_FIELD_ARCMIN || magLimit <= WIDE_FIELD_MAG_LIMIT) return { fovArcmin, magLimit, warning: null };
  const warning = `The field of ${fovArcmin}' is wider than ${WIDE_FIELD_ARCMIN}': VSP gives comparison stars only to magnitude ${WIDE_FIELD_MAG_LIMIT} there, not to ${magLimit}.`;
  return { fovArcmin, magLimit: WIDE_FIELD_MAG_LIMIT, warning };
}
