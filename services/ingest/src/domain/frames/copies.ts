import type { FrameDiscovered, FrameMeta, Series } from '@wombat/proto';
import type { FrameState } from '@wombat/proto/words';

/** A file that may be the original of a copy: as the ledger has it, or as it was found in the same look. */
export interface KnownFile {
  path: string;
  sha256: string;
  state: FrameState;
  /** Null: of a calibration frame, or not kept. */
  exposure: Exposure | null;
}

/** What tells one exposure of a series from another. */
export interface Exposure {
  targetName: string;
  filter: string;
  camera: CameraIdentity;
  /** Middle of it. */
  midJdUtc: number;
  exposureSeconds: number;
}

/** What headers say of camera and tube; '' and 0 where they say nothing, as a processed copy may. */
export interface CameraIdentity {
  instrument: string;
  serial: string;
  telescope: string;
  focalLengthMillimetres: number;
}

const SECONDS_PER_DAY = 86_400;
/** Times in headers may be whole seconds. */
const SHORTEST_TOLD_APART_SECONDS = 1;

/**
 * The facts of one look, in their order, with those left out that are copies: the same bytes as another file, or a
 * light of the same exposure as another. What is used already stays in use; of files found together a raw frame goes
 * before a processed one, then the first by its path.
 */
export function leaveOutCopies(facts: readonly FrameDiscovered[], known: readonly KnownFile[]): FrameDiscovered[] {
  const used = known.filter(({ state }) => state !== 'ignored' && state !== 'broken');
  const reasons = new Map<string, string>();
  for (const fact of facts.toSorted(byRawness)) {
    if (fact.state !== 'accepted') continue;
    const file = knownFile(fact);
    const reason = reasonToLeaveOut(file, used);
    if (reason === null) used.push(file);
    else reasons.set(fact.path, reason);
  }
  return facts.map((fact) => {
    const reason = reasons.get(fact.path);
    return reason === undefined ? fact : { ...fact, state: 'ignored', reason, band: '', warning: '' };
  });
}

/** The series the lights of a look are of. */
export function seriesOf(facts: readonly FrameDiscovered[]): Series[] {
  const series = facts.flatMap((fact) => (fact.kind === 'light' && fact.series !== undefined ? [fact.series] : []));
  return [...new Map(series.map((one) => [`${one.targetName}\n${one.filter}`, one])).values()];
}

function reasonToLeaveOut(file: KnownFile, used: readonly KnownFile[]): string | null {
  const twin = used.find(({ path, sha256 }) => sha256 === file.sha256 && path !== file.path);
  if (twin !== undefined) return `the same bytes as ${twin.path}`;
  const original = used.find((other) => other.path !== file.path && isSameExposure(file.exposure, other.exposure));
  if (original === undefined) return null;
  return `the same exposure as ${original.path}, which is used: same time, camera, filter and exposure, other bytes`;
}

/**
 * One camera cannot take two exposures of a second or more at once. A time may have been cut to whole seconds in one of
 * the two headers, so it may differ by less than that, and by less than half the exposure.
 */
export function isSameExposure(one: Exposure | null, other: Exposure | null): boolean {
  if (one === null || other === null) return false;
  if (one.exposureSeconds < SHORTEST_TOLD_APART_SECONDS || one.exposureSeconds !== other.exposureSeconds) return false;
  if (one.targetName !== other.targetName || one.filter !== other.filter) return false;
  if (!isSameCamera(one.camera, other.camera)) return false;
  const apartSeconds = Math.abs(one.midJdUtc - other.midJdUtc) * SECONDS_PER_DAY;
  return apartSeconds < Math.min(SHORTEST_TOLD_APART_SECONDS, one.exposureSeconds / 2);
}

export function cameraIdentity(meta: FrameMeta): CameraIdentity {
  const { instrument, cameraSerial, telescope, focalLengthMillimetres = 0 } = meta;
  return { instrument, serial: cameraSerial, telescope, focalLengthMillimetres };
}

/** Unless both say something, and something else, of one thing. */
function isSameCamera(one: CameraIdentity, other: CameraIdentity): boolean {
  return (Object.keys(one) as (keyof CameraIdentity)[]).every(
    (what) => !one[what] || !other[what] || one[what] === other[what],
  );
}

function knownFile({ path, sha256, state, kind, series, meta }: FrameDiscovered): KnownFile {
  const { midJdUtc, exposureSeconds } = meta ?? {};
  const { targetName = '', filter = '' } = series ?? {};
  if (kind !== 'light' || meta === undefined || midJdUtc === undefined || exposureSeconds === undefined)
    return { path, sha256, state, exposure: null };
  const exposure = { targetName, filter, camera: cameraIdentity(meta), midJdUtc, exposureSeconds };
  return { path, sha256, state, exposure };
}

function byRawness(one: FrameDiscovered, other: FrameDiscovered): number {
  const difference = processing(one) - processing(other);
  return difference === 0 ? (one.path < other.path ? -1 : 1) : difference;
}

/** Cameras write whole numbers; programs that process frames mostly write fractions, or say what they did. */
function processing({ meta }: FrameDiscovered): number {
  return (meta?.calibrated === true ? 2 : 0) + ((meta?.bitpix ?? 0) < 0 ? 1 : 0);
}
