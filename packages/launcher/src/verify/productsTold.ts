import type { Recorded } from '@wombat/eventlog/healing';
import type { FileProduct, KeptAnswer } from '@wombat/proto';

/** Events that tell of files their service wrote; others name files that these have told of. */
const TELLING: readonly string[] = [
  'MasterBuilt',
  'FrameCalibrated',
  'FrameSolved',
  'FrameKept',
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

/** Answers from outside that an event names and does not hold. */
function answersTold({ type, payload }: Pick<Recorded, 'type' | 'payload'>): KeptAnswer[] {
  if (type !== 'CompsSelected' || !('vspKept' in payload)) return [];
  return [payload.vsxKept, payload.vspKept].filter((kept) => kept !== undefined);
}

/** Where a calibrated frame was that is not kept, by which it is no lost one; null where the event tells of none. */
function frameDropped({ type, payload }: Pick<Recorded, 'type' | 'payload'>): string | null {
  return type === 'FrameKept' && 'kept' in payload && payload.kept === 'dropped'
    ? (payload.product?.path ?? null)
    : null;
}

/** What files there should be by the log so far, by path. */
export class ToldFiles {
  readonly products = new Map<string, FileProduct>();
  readonly rawFrames = new Map<string, FileProduct>();
  /** By their SHA-256, in the home. */
  readonly answers = new Map<string, KeptAnswer>();
  private readonly solved = new Set<string>();

  /** The next event of the log. */
  see(event: Pick<Recorded, 'type' | 'payload'>): void {
    for (const product of productsTold(event)) this.tell(event.type, product);
    for (const answer of answersTold(event)) this.answers.set(answer.sha256, answer);
    const dropped = frameDropped(event);
    if (dropped !== null) this.products.delete(dropped);
    const frame = rawFrameTold(event);
    if (frame !== null) this.rawFrames.set(frame.path, frame);
  }

  /**
   * The last word counts; but a calibrated frame is written anew when it is solved, and a revision that goes on from
   * solved frames tells of both again, in no order.
   */
  private tell(type: Recorded['type'], product: FileProduct): void {
    if (type === 'FrameSolved') this.solved.add(product.path);
    if (type === 'FrameCalibrated' && this.solved.has(product.path)) return;
    this.products.set(product.path, product);
  }
}

function isProduct(value: unknown): value is FileProduct {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('sha256' in value)) return false;
  return typeof value.sha256 === 'string' && value.sha256 !== '';
}
