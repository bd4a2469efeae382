import type { ServiceAnswer, VsxStar } from '@wombat/aavso';
import { type SkyPosition, separationDegrees } from '@wombat/sky';
import type { TargetEntry } from './configuredTarget.js';

/** A name VSX was asked for, and its answer. */
export interface NameAttempt {
  name: string;
  answer: ServiceAnswer<VsxStar>;
}

/** The target of a series: the configured entry laid over VSX's record. */
export interface ResolvedTarget extends SkyPosition {
  reportName: string;
  /** Null: the target is known by configuration alone. */
  star: VsxStar | null;
  /** The name that led to the star. */
  askedAs: string | null;
}

export type StarResolution =
  | { outcome: 'found'; target: ResolvedTarget }
  /** VSX does not know it; the known variables of the field, nearest first, are the observer's to choose from. */
  | { outcome: 'unknown'; reason: string; offered: VsxStar[] }
  /** VSX could not be asked; ask again later. */
  | { outcome: 'unavailable'; reason: string };

export interface StarQuestion {
  folderName: string;
  configured: TargetEntry;
  /** In the order of `targetNames`, up to the first that was found or unavailable. */
  attempts: readonly NameAttempt[];
  /** Whether a position lies on the series' frames; null while none is solved. */
  onImage: ((position: SkyPosition) => boolean) | null;
  /** Variables round the solved centre; null: not asked. */
  around: { centre: SkyPosition; answer: ServiceAnswer<VsxStar[]> } | null;
}

/** So many known variables of the field are named where the target is not found. */
const MOST_OFFERED = 4;

/**
 * Who the target is. The configured entry wins. A name is the target's when VSX knows it and the star lies on the
 * image; a variable that merely stands in the field is offered, never taken. An attempt that could not be answered
 * ends the matter until later: a name further down the list might be another star's.
 */
export function resolveStar(question: StarQuestion): StarResolution {
  const { configured, attempts, folderName } = question;
  const elsewhere: VsxStar[] = [];
  for (const { name, answer } of attempts) {
    if (answer.outcome === 'unavailable') {
      if (configured.position !== null && configured.range !== null) break;
      return { outcome: 'unavailable', reason: `VSX could not be asked for ${name}: ${answer.reason}` };
    }
    if (answer.outcome === 'unknown') continue;
    const target = resolved({ folderName, configured, star: answer.value, askedAs: name });
    if (question.onImage === null || question.onImage(target)) return { outcome: 'found', target };
    elsewhere.push(answer.value);
  }
  if (configured.position !== null) {
    return { outcome: 'found', target: resolved({ folderName, configured, star: null, askedAs: null }) };
  }
  const offered = nearestFirst(question.around);
  return { outcome: 'unknown', reason: reasonUnknown(question, elsewhere, offered), offered };
}

function resolved(known: {
  folderName: string;
  configured: TargetEntry;
  star: VsxStar | null;
  askedAs: string | null;
}): ResolvedTarget {
  const { folderName, configured, star, askedAs } = known;
  const position = configured.position ?? star;
  if (position === null) throw new Error(`${folderName} has neither a configured position nor a star`);
  const { raDegrees, decDegrees } = position;
  const reportName = configured.reportName ?? star?.name ?? configured.vsxName ?? folderName;
  return { raDegrees, decDegrees, reportName, star, askedAs };
}

function nearestFirst(around: StarQuestion['around']): VsxStar[] {
  if (around === null || around.answer.outcome !== 'found') return [];
  const { centre, answer } = around;
  return [...answer.value].sort((a, b) => separationDegrees(a, centre) - separationDegrees(b, centre));
}

function reasonUnknown(
  { folderName, attempts }: StarQuestion,
  elsewhere: readonly VsxStar[],
  offered: readonly VsxStar[],
): string {
  const asked = attempts.map(({ name }) => name).join(', ');
  return [
    `VSX knows no star on these images under the name of ${folderName} (asked for: ${asked}).`,
    ...elsewhere.map(({ name }) => `${name} is known, but lies outside the images.`),
    ...nearestSentence(offered),
    `Give the star's VSX name, or its coordinates and range, under targets: ${folderName}: in wombat.yaml.`,
  ].join(' ');
}

/** The choice is the observer's: which of them, if any, `targets:` may name. */
function nearestSentence(offered: readonly VsxStar[]): string[] {
  const [nearest, ...others] = offered.slice(0, MOST_OFFERED).map(({ name }) => name);
  if (nearest === undefined) return [];
  return [`The nearest known variable is ${nearest}${others.length === 0 ? '' : `, then ${others.join(', ')}`}.`];
}
