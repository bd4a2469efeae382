import type { ServiceAnswer, VsxStar } from '@wombat/aavso';
import { shellWord } from '@wombat/service-kit/words';
import { type SkyPosition, separationDegrees } from '@wombat/sky';
import type { TargetEntry } from './configuredTarget.js';
import { sameStar } from './sameStar.js';

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
  /** VSX does not know it; the known variables on the images, nearest first, are the observer's to choose from. */
  | { outcome: 'unknown'; reason: string; offered: VsxStar[] }
  /** Its names lead to different stars on the images; the choice is the observer's. */
  | { outcome: 'ambiguous'; reason: string; offered: VsxStar[] }
  /** VSX could not be asked; ask again later. */
  | { outcome: 'unavailable'; reason: string };

export interface StarQuestion {
  folderName: string;
  configured: TargetEntry;
  /** As `nextNameToAsk` has it, in the order of `targetNames`. */
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
 * image; where two names, or one of two stars, lead to two stars on it, neither is taken, and a variable that merely
 * stands in the field is offered, never taken. An attempt that could not be answered ends the matter until later: it
 * might be another star's.
 */
export function resolveStar(question: StarQuestion): StarResolution {
  const { configured, attempts, folderName } = question;
  const elsewhere: VsxStar[] = [];
  const targets: (ResolvedTarget & { star: VsxStar })[] = [];
  for (const { name, answer } of attempts) {
    if (answer.outcome === 'unavailable') {
      if (configured.position !== null && configured.range !== null) break;
      return { outcome: 'unavailable', reason: `VSX could not be asked for ${name}: ${answer.reason}` };
    }
    if (answer.outcome === 'unknown') continue;
    for (const star of meantBy([answer.value, ...(answer.also ?? [])], configured)) {
      const target = { ...resolved({ folderName, configured, star, askedAs: name }), star };
      if (question.onImage?.(target) === false) elsewhere.push(star);
      else if (!targets.some((known) => sameStar(known.star, star))) targets.push(target);
    }
  }
  const [target, ...others] = targets;
  if (target !== undefined && others.length === 0) return { outcome: 'found', target };
  if (target !== undefined) return ambiguous(folderName, [target, ...others]);
  if (configured.position !== null) {
    return { outcome: 'found', target: resolved({ folderName, configured, star: null, askedAs: null }) };
  }
  const offered = nearestFirst(question);
  return { outcome: 'unknown', reason: reasonUnknown(question, elsewhere, offered), offered };
}

/** Of several stars of one name a configured place means the nearest. */
function meantBy(stars: readonly VsxStar[], { position }: TargetEntry): readonly VsxStar[] {
  if (position === null) return stars;
  return stars.toSorted((a, b) => separationDegrees(a, position) - separationDegrees(b, position)).slice(0, 1);
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

function ambiguous(folderName: string, targets: readonly { star: VsxStar; askedAs: string | null }[]): StarResolution {
  const named = targets.map(
    ({ star, askedAs }) => `${star.name} (${star.auid ?? placeOf(star)}, asked for as ${askedAs})`,
  );
  const reason = `${folderName} may be ${named.join(' or ')}: VSX knows these as different stars, and all of them lie on these images.`;
  return { outcome: 'ambiguous', reason, offered: targets.map(({ star }) => star) };
}

function placeOf({ raDegrees, decDegrees }: SkyPosition): string {
  return `RA ${raDegrees} Dec ${decDegrees}`;
}

function nearestFirst({ around, onImage }: StarQuestion): VsxStar[] {
  if (around === null || around.answer.outcome !== 'found') return [];
  const { centre, answer } = around;
  return answer.value
    .filter((star) => onImage?.(star) !== false)
    .sort((a, b) => separationDegrees(a, centre) - separationDegrees(b, centre));
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
  ].join(' ');
}

/** How the observer says who it is: the sentence after the reason. */
export function wayOut(folderName: string): string {
  return `Say which star it is on the page "Validate & Publish" or by ./wombat name ${shellWord(folderName)} NAME; or give its name, or its coordinates and range, under targets: ${folderName}: in wombat.yaml.`;
}

/** The choice is the observer's. */
function nearestSentence(offered: readonly VsxStar[]): string[] {
  const [nearest, ...others] = offered.slice(0, MOST_OFFERED).map(({ name }) => name);
  if (nearest === undefined) return [];
  return [`The nearest known variable is ${nearest}${others.length === 0 ? '' : `, then ${others.join(', ')}`}.`];
}
