import type { Header } from '../../header/header.js';

/** Which steps of calibration the frame says are done. */
export interface StepsDone {
  readonly bias: boolean;
  readonly dark: boolean;
  readonly flat: boolean;
}

type Step = keyof StepsDone;
const STEPS: readonly Step[] = ['bias', 'dark', 'flat'];

/** By CALSTAT, the cards of several pipelines, or HISTORY; nothing where none of them says so. */
export function stepsDone(header: Header): StepsDone {
  const said = new Set([...byCalstat(header), ...byCards(header), ...header.texts('HISTORY').flatMap(byHistory)]);
  return { bias: said.has('bias'), dark: said.has('dark'), flat: said.has('flat') };
}

/** MaxIm DL, AstroImageJ, ASTAP and telescope services: letters, among them others than these (M: a master). */
const LETTERS: Readonly<Record<string, Step>> = { B: 'bias', D: 'dark', F: 'flat' };
const WHOLE_WORD = /^(calibrated|complete|done|full|true|yes)$/i;
const DENIAL = /^(raw|none|no|false|uncalibrated)$/i;

function byCalstat(header: Header): Step[] {
  const text = header.getString('CALSTAT')?.trim() ?? '';
  if (WHOLE_WORD.test(text)) return [...STEPS];
  return DENIAL.test(text) ? [] : [...text.toUpperCase()].flatMap((letter) => LETTERS[letter] ?? []);
}

/** Cards that hold a sentence once the step is done: IRAF's ccdproc, astropy's ccdproc. */
const SENTENCES: readonly [string, Step][] = [
  ['ZEROCOR', 'bias'],
  ['SUBBIAS', 'bias'],
  ['DARKCOR', 'dark'],
  ['SUBDARK', 'dark'],
  ['FLATCOR', 'flat'],
];
/** Hubble's pipelines: COMPLETE; before, PERFORM or OMIT. */
const SWITCHES: readonly [string, Step][] = [
  ['BIASCORR', 'bias'],
  ['DARKCORR', 'dark'],
  ['FLATCORR', 'flat'],
];
/** Las Cumbres and the Liverpool Telescope: 1; 0 or -1 where it was not done. */
const FLAGS: readonly [string, Step][] = [
  ['L1STATBI', 'bias'],
  ['L1STATZM', 'bias'],
  ['L1STATDA', 'dark'],
  ['L1STATFL', 'flat'],
];

function byCards(header: Header): Step[] {
  const stepsOf = (cards: readonly [string, Step][], isDone: (keyword: string) => boolean) =>
    cards.filter(([keyword]) => isDone(keyword)).map(([, step]) => step);
  return [
    ...stepsOf(SENTENCES, (keyword) => typeof header.get(keyword) === 'string' && header.getString(keyword) !== ''),
    ...stepsOf(SWITCHES, (keyword) => header.getString(keyword)?.toUpperCase() === 'COMPLETE'),
    ...stepsOf(FLAGS, (keyword) => header.getNumber(keyword) === 1),
  ];
}

const NOUN = '(?:bias|zero|offset|dark|flat)(?:es|s)?(?:[ -]?(?:frames?|fields?|fielding|current))?';
const NOUNS = `(?:(?:master|the|a|an) )*${NOUN}(?:(?:\\s*[,/&+]\\s*(?:and )?|\\s+and\\s+)(?:master )?${NOUN})*`;
const DONE = '(?:subtracted|subtraction|corrected|correction|divided|division|removed|fielded|applied)';
/**
 * "Bias corrected with ..." (AstroImageJ), "Dark Subtraction (...", "Flat Field (..." (MaxIm DL, CCDOPS), and round.
 */
const SENTENCES_OF_HISTORY = [
  new RegExp(`\\b${NOUNS}[ -]${DONE}\\b`, 'i'),
  new RegExp(`\\b(?:subtracted|divided by|corrected for|calibrated (?:with|for|by))[: ]+${NOUNS}\\b`, 'i'),
  /\bflat ?field(ed|ing)?\b *\(/i,
  /\bflat-?fielded\b/i,
];
const CALIBRATED = /^\s*calibrated\b/i;
const DENIED = /\b(not|no|without)\b/i;
const WORDS: readonly [RegExp, Step][] = [
  [/bias|zero|offset/i, 'bias'],
  [/dark/i, 'dark'],
  [/flat/i, 'flat'],
];
/** PixInsight: "ImageCalibration.masterDark.enabled: true". */
const PIXINSIGHT = /ImageCalibration\.master(Bias|Dark|Flat)\.enabled:\s*(true|1)/i;

function byHistory(line: string): Step[] {
  const pixInsight = PIXINSIGHT.exec(line)?.[1]?.toLowerCase();
  if (pixInsight !== undefined) return STEPS.filter((step) => step === pixInsight);
  if (DENIED.test(line)) return [];
  const spans = SENTENCES_OF_HISTORY.flatMap((sentence) => sentence.exec(line)?.[0] ?? []);
  if (spans.length === 0) return CALIBRATED.test(line) ? [...STEPS] : [];
  return WORDS.filter(([word]) => spans.some((span) => word.test(span))).map(([, step]) => step);
}
