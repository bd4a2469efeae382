import type { provenance } from '@wombat/proto';
import { toldParts } from '../magnitudes/errorParts.js';
import type { FainterThan } from '../magnitudes/fainterThan.js';
import type { StandardMagnitude } from '../magnitudes/standardMagnitudes.js';
import type { FrameZeroPoint } from '../magnitudes/zeroPoints.js';
import { flagNames } from '../measurement/flags.js';
import type { FrameFacts } from '../measurement/measurement.js';
import type { ProvenanceInput } from './provenanceInput.js';

type Made = StandardMagnitude | FainterThan;

/** The target's points in order of time, those left out of the report among them, each with what it rests on. */
export function pointsOf(input: ProvenanceInput): provenance.Provenance['points'] {
  const { target, zeroPoints } = byFrame(input);
  const rows = new Map(input.rows.map(({ filename }, at) => [filename, at + 1]));
  return input.frames.flatMap(({ frame, radii, radiusScale }) => {
    const made = target.get(frame.filename);
    if (made === undefined) return [];
    const row = rows.get(frame.filename) ?? 0;
    const radiusPixels = radiusScale === undefined ? undefined : radii.starPixels;
    const zeroPoint = zeroPoints.get(frame.filename);
    return [{ ...pointOf(input, { frame, row, zeroPoint, ...made }), radiusPixels }];
  });
}

function byFrame({ magnitudes }: ProvenanceInput) {
  const { points, limits, leftOut } = magnitudes.target;
  const without = leftOut.flatMap(({ filename, reason, magnitude, limit }) => {
    return [[filename, { made: magnitude ?? limit ?? null, reason }] as const];
  });
  const used = [...points, ...limits].map(
    (made) => [made.filename, { made: made as Made | null, reason: '' }] as const,
  );
  return {
    target: new Map([...used, ...without]),
    zeroPoints: new Map(magnitudes.zeroPoints.frames.map((one) => [one.filename, one])),
  };
}

interface PointOfFrame {
  frame: FrameFacts;
  row: number;
  zeroPoint: FrameZeroPoint | undefined;
  /** Null where the frame gives neither a magnitude nor a limit. */
  made: Made | null;
  reason: string;
}

function pointOf(
  { sources }: ProvenanceInput,
  { frame, row, zeroPoint, made, reason }: PointOfFrame,
): Omit<provenance.Provenance['points'][number], 'radiusPixels'> {
  const { filename, sha256 } = frame;
  const raw = sources.raw.get(filename) ?? { path: filename, sha256 };
  const masters = sources.mastersOf.get(raw.path);
  return {
    row,
    leftOut: reason,
    frame: raw,
    filename,
    jdUtc: frame.jdUtcMid,
    ...magnitudeOf(made),
    zeroPoint: zeroPoint?.zeroPoint ?? undefined,
    zeroPointError: finite(zeroPoint?.zeroPointError),
    airmass: frame.airmass >= 1 ? frame.airmass : undefined,
    flags: flagNames(made?.flags ?? 0),
    comps: [...(zeroPoint?.usedComps ?? [])],
    without: (zeroPoint?.rejectedComps ?? []).map(({ auid: starId, reason: why }) => ({ starId, reason: why })),
    biasSha256: masters?.bias?.sha256 ?? '',
    darkSha256: masters?.dark?.sha256 ?? '',
    flatSha256: masters?.flat?.sha256 ?? '',
    linear: masters?.linear ?? '',
  };
}

function magnitudeOf(made: Made | null) {
  const nothing = {
    ...{ magError: undefined, errorParts: undefined, instrumentalMag: undefined },
    ...{ fainterThan: false, untransformedReason: '' },
  };
  if (made === null) return { ...nothing, mag: undefined };
  if (!('errors' in made)) return { ...nothing, mag: made.mag, fainterThan: true };
  return {
    mag: made.mag,
    magError: finite(made.errors.total),
    errorParts: toldParts(made.errors),
    instrumentalMag: made.instrumentalMag,
    fainterThan: false,
    untransformedReason: made.untransformedReason ?? '',
  };
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
