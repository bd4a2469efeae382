import { median } from '@wombat/imaging';
import type { photometry } from '@wombat/proto';
import type { FrameRejection } from '@wombat/service-kit';
import {
  type FainterThan,
  flagNames,
  type MeasuredFrame,
  randomError,
  type SeriesMagnitudes,
  type StandardMagnitude,
  type StarMagnitudes,
  toldParts,
} from '../domain/index.js';

type Point = photometry.GetLightCurveResponse['target'][number];

export interface PointSources {
  frames: readonly MeasuredFrame[];
  magnitudes: SeriesMagnitudes;
  /** By the SHA-256 of the raw frame. */
  rejections: ReadonlyMap<string, FrameRejection>;
}

/** The points of a star in order of time, those left out among them, each with what its frame was like. */
export function curvePoints(star: StarMagnitudes | null, sources: PointSources, isTarget: boolean): Point[] {
  if (star === null) return [];
  const frames = new Map(sources.frames.map((measured) => [measured.frame.filename, measured]));
  const zeroPoints = new Map(sources.magnitudes.zeroPoints.frames.map((frame) => [frame.filename, frame]));
  const residuals = isTarget ? residualsByFrame(sources.magnitudes.zeroPoints) : new Map<string, never>();
  const pointOf = (point: StandardMagnitude | FainterThan, reported: boolean, reason: string): Point[] => {
    const measured = frames.get(point.filename);
    if (measured === undefined) return [];
    const zeroPoint = zeroPoints.get(point.filename);
    const said = sources.rejections.get(measured.frame.sha256);
    const rejected = said !== undefined && (isTarget || said.scope === 'frame') ? rejectionOf(said) : undefined;
    return [
      {
        ...frameFacts(measured, star.starId),
        filename: point.filename,
        mag: point.mag,
        ...errorsOf(point),
        flags: flagNames(point.flags),
        ...{ reported, reason, rejected },
        zeroPoint: zeroPoint?.zeroPoint ?? undefined,
        zeroPointError: finite(zeroPoint?.zeroPointError),
        compResiduals: residuals.get(point.filename) ?? {},
      },
    ];
  };
  const points = [
    ...star.points.flatMap((point) => pointOf(point, true, '')),
    ...star.limits.flatMap((limit) => pointOf(limit, true, '')),
    ...star.leftOut.flatMap(({ magnitude, limit, reason }) => {
      const point = magnitude ?? limit;
      return point === undefined ? [] : pointOf(point, false, reason);
    }),
  ];
  return points.sort((a, b) => a.jdUtc - b.jdUtc);
}

/** A hundredth of a millimagnitude is less than any of them is known to. */
const RESIDUAL_DIGITS = 5;

/** What each comparison star is off on each frame, by its AUID. */
function residualsByFrame({ frames, comps }: SeriesMagnitudes['zeroPoints']): Map<string, Record<string, number>> {
  return new Map(
    frames.map(({ filename }, at) => {
      const known = comps.flatMap(({ auid, frameResiduals }): [string, number][] => {
        const residual = frameResiduals[at] ?? Number.NaN;
        return Number.isFinite(residual) ? [[auid, Number(residual.toFixed(RESIDUAL_DIGITS))]] : [];
      });
      return [filename, Object.fromEntries(known)];
    }),
  );
}

/** A limit has none. */
function errorsOf(point: StandardMagnitude | FainterThan) {
  if (!('errors' in point)) {
    return { magError: 0, randomError: 0, fainterThan: true, errorParts: undefined, untransformedReason: '' };
  }
  const { errors, untransformedReason } = point;
  return {
    magError: finiteOr0(errors.total),
    randomError: finiteOr0(randomError(errors)),
    fainterThan: false,
    errorParts: toldParts(errors),
    untransformedReason: untransformedReason ?? '',
  };
}

function frameFacts({ frame, stars }: MeasuredFrame, starId: string) {
  const star = stars.get(starId);
  return {
    frameSha256: frame.sha256,
    jdUtc: frame.jdUtcMid,
    hjdUtc: frame.hjdUtc,
    bjdTdb: frame.bjdTdb,
    airmass: frame.airmass >= 1 ? frame.airmass : undefined,
    altitudeDegrees: frame.altitudeDegrees,
    fwhmPixels: finite(median([...stars.values()].map(({ fwhmPixels }) => fwhmPixels).filter(Number.isFinite))),
    skyLevel: finite(star?.skyLevel),
    x: finiteOr0(star?.x ?? 0),
    y: finiteOr0(star?.y ?? 0),
  };
}

function rejectionOf({ by, reasonCode, words, at }: FrameRejection) {
  return { by, reasonCode, words, at };
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function finiteOr0(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
