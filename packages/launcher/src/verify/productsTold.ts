import type { Recorded } from '@wombat/eventlog/healing';
import type { FileProduct } from '@wombat/proto';

/** Events that tell of files their service wrote; others name files that these have told of. */
const TELLING: readonly string[] = [
  'MasterBuilt',
  'FrameCalibrated',
  'FrameSolved',
  'PhotometryDone',
  'MagnitudesTransformed',
];

/** The files an event tells of, each by its path below the data folder and its SHA-256. */
export function productsTold({ type, payload }: Pick<Recorded, 'type' | 'payload'>): FileProduct[] {
  return TELLING.includes(type) ? Object.values(payload).filter(isProduct) : [];
}

/** A raw frame as it was found; null where the event tells of none that is worked with. */
export function rawFrameTold({ type, payload }: Pick<Recorded, 'type' | 'payload'>): FileProduct | null {
  if (type !== 'FrameDiscovered' || !('sha256' in payload) || payload.state !== 'accepted') return null;
  return { path: payload.path, sha256: payload.sha256 };
}

function isProduct(value: unknown): value is FileProduct {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('sha256' in value)) return false;
  return typeof value.sha256 === 'string' && value.sha256 !== '';
}
