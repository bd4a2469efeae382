import { REJECTION_REASONS, REJECTION_SCOPES, type RejectionReason, type RejectionScope } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';

/** A series as the publisher knows it when a person speaks of its points. */
export interface PointsStanding {
  /** Of the magnitudes that are current; null where there are none. */
  revision: number | null;
  /** Observations of it are at the AAVSO, or on their way. */
  isSent: boolean;
  /** SHA-256 of the raw frames of the series. */
  frames: ReadonlySet<string>;
  rejected: ReadonlyMap<string, Rejection>;
}

export interface Rejection {
  scope: RejectionScope;
  reasonCode: RejectionReason;
  words: string;
  by: string;
}

export interface AskedPoints {
  revision: number;
  frames: readonly string[];
  by: string;
}

export interface AskedRejection extends AskedPoints {
  scope: string;
  reasonCode: string;
  words: string;
}

/** The frames of which something changes, none where all is as it was asked, and what is said of them. */
export type DecidedRejection = Rejection & { frames: string[] };

/** Frames are rejected by name and with a reason, by who looked at the current revision. */
export function decideRejection(standing: PointsStanding, asked: AskedRejection): Result<DecidedRejection> {
  const fault = faultOf(standing, asked);
  if (fault !== null) return refuse(fault);
  const { scope, reasonCode, words, by } = asked;
  if (!isScope(scope)) return refuse(`'${scope}' cannot be rejected: ${REJECTION_SCOPES.join(' or ')}`);
  if (!isReason(reasonCode))
    return refuse(`'${reasonCode}' is no reason: ${Object.keys(REJECTION_REASONS).join(', ')}`);
  const rejection = { scope, reasonCode, words: words.trim(), by: by.trim() };
  const frames = named(asked).filter((frame) => !isSame(standing.rejected.get(frame), rejection));
  return ok({ ...rejection, frames });
}

/** Whoever looks at the current revision may take a rejection back. */
export function decideRestoring(
  standing: PointsStanding,
  asked: AskedPoints,
): Result<{ frames: string[]; by: string }> {
  const fault = faultOf(standing, asked);
  if (fault !== null) return refuse(fault);
  return ok({ frames: named(asked).filter((frame) => standing.rejected.has(frame)), by: asked.by.trim() });
}

function faultOf({ revision, frames, isSent }: PointsStanding, asked: AskedPoints): string | null {
  if (revision === null) return 'there are no magnitudes of this series whose points could be judged';
  if (asked.revision !== revision)
    return `revision ${asked.revision} was looked at, but revision ${revision} is current: look again`;
  if (isSent)
    return 'its observations are at the AAVSO or on their way: take them back, or reject the series to correct them';
  if (asked.by.trim() === '') return 'a word on points needs the name of who gives it';
  if (asked.frames.length === 0) return 'no frame is named';
  const strange = named(asked).filter((frame) => !frames.has(frame));
  return strange.length === 0 ? null : `${strange.length} of the frames named are not of this series`;
}

/** In an order of their own, each once: the same word is the same event. */
function named({ frames }: AskedPoints): string[] {
  return [...new Set(frames)].sort();
}

function isSame(known: Rejection | undefined, { scope, reasonCode, words, by }: Rejection): boolean {
  if (known === undefined) return false;
  return known.scope === scope && known.reasonCode === reasonCode && known.words === words && known.by === by;
}

function isScope(word: string): word is RejectionScope {
  return REJECTION_SCOPES.some((scope) => scope === word);
}

function isReason(word: string): word is RejectionReason {
  return Object.hasOwn(REJECTION_REASONS, word);
}
