import {
  type AccuracyResult,
  type KindFigures,
  type PixelFigures,
  type StarFigures,
  type TrialFigures,
  type TrialPart,
} from '../accuracyResult.js';
import { BARS, holdsChiSquare, holdsPull, pixelBars } from '../bars.js';

const NONE = '';
const FAILS = ' (outside)';

/** The tables of a result, in Markdown. */
export function accuracyTables({ kinds, pixels, trials = [], machine, startedAt }: AccuracyResult): string {
  const said = `${startedAt.slice(0, 10)}, Node.js ${machine.node}.`;
  const parts = [
    ...(pixels.length === 0 ? [] : [barTable(pixels), pixelTable(pixels)]),
    ...trials.map(trialTable),
    ...(kinds.length === 0 ? [] : [kindTable(kinds)]),
  ];
  return [said, ...parts].join('\n\n');
}

function barTable(pixels: readonly PixelFigures[]): string {
  const rows = pixelBars(pixels).map(({ what, found, digits, bar, holds }) => [
    what,
    found.toFixed(digits),
    bar,
    holds ? 'yes' : 'no',
  ]);
  return `${nightsIn(pixels)} nights in pixels together:\n\n${table(['', 'found', 'bar', 'holds'], rows)}`;
}

function nightsIn(pixels: readonly PixelFigures[]): number {
  return new Set(pixels.map(({ seed }) => seed)).size;
}

function pixelTable(pixels: readonly PixelFigures[]): string {
  const headings = [
    'seed',
    'filter',
    'points',
    'TRANS=YES',
    'T1 - truth',
    'per airmass',
    'scatter',
    'at best',
    'pull',
    'worst',
    'check - truth',
  ];
  const rows = [...pixels]
    .sort((a, b) => a.seed - b.seed || a.band.localeCompare(b.band))
    .map((one) => [
      String(one.seed),
      one.band,
      `${one.points}/${one.frames}`,
      String(one.transformedPoints),
      `${mmag(one.offset)} +- ${mmag(one.offsetError)}`,
      `${mmag(one.slope)} +- ${mmag(one.slopeError)}`,
      mmag(one.scatter),
      mmag(one.predicted),
      one.pull.toFixed(2),
      mmag(one.worst),
      mmag(one.checkOffset),
    ]);
  return `Each night in pixels, mmag:\n\n${table(headings, rows)}`;
}

function kindTable(kinds: readonly KindFigures[]): string {
  const headings = [
    'kind',
    'filter',
    'TRANS=YES',
    'T1 - truth',
    'stated',
    'chi2/n',
    'pull',
    'check - truth',
    'chi2/n',
    'pull',
  ];
  const rows = kinds.map((one) => [
    one.kind,
    one.band,
    `${(100 * one.transformedPart).toFixed(0)} %`,
    offset(one.target),
    mmag(one.target.statedError),
    one.target.chiSquare.toFixed(2) + (holdsChiSquare(one) ? NONE : FAILS),
    one.target.pull.toFixed(2) + (holdsPull(one) ? NONE : FAILS),
    ...checkWords(one.check),
  ]);
  const { chiSquare, pull } = BARS;
  const bars = `chi2/n ${chiSquare.least} to ${chiSquare.most}, pulls ${pull.least} to ${pull.most}`;
  return `${kinds[0]?.nights ?? 0} nights of each kind, mmag; bars: ${bars}:\n\n${table(headings, rows)}`;
}

function trialTable({ part, seeds, figures }: TrialPart): string {
  const rows = figures.map((one) => [
    one.what,
    `${one.found} of ${one.of}`,
    one.of === 0 ? NONE : percent(one.found / one.of),
    trialBarWords(one),
    ...holdsTrial(one),
  ]);
  return `Trials of ${part}, ${seeds} seeds:\n\n${table(['', 'found', 'part', 'bar', 'holds'], rows)}`;
}

function trialBarWords({ least, most }: TrialFigures): string {
  if (least !== undefined) return least === 1 ? 'all' : `at least ${percent(least)}`;
  if (most !== undefined) return most === 0 ? 'none' : `at most ${percent(most)}`;
  return NONE;
}

/** Nothing tried holds no bar. */
function holdsTrial({ found, of, least, most }: TrialFigures): string[] {
  if (least === undefined && most === undefined) return [NONE];
  return [of > 0 && found >= (least ?? 0) * of && found <= (most ?? 1) * of ? 'yes' : 'no'];
}

function percent(part: number): string {
  return `${Number((100 * part).toFixed(2))} %`;
}

function checkWords(check: StarFigures | null): string[] {
  return check === null ? [NONE, NONE, NONE] : [offset(check), check.chiSquare.toFixed(2), check.pull.toFixed(2)];
}

function offset({ meanOffset, offsetScatter }: StarFigures): string {
  return `${mmag(meanOffset)} +- ${mmag(offsetScatter)}`;
}

function mmag(magnitudes: number): string {
  return (1000 * magnitudes).toFixed(1);
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
