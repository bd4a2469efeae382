import { ok, type Result, refuse } from '@wombat/result';
import { whyNotUsed } from './coefficientNames.js';
import { isPairCoefficient, pairTerms, readPairs, type Term } from './pairCoefficients.js';

/** Coefficients of a telescope by their names, Tb_bv and the like, as Transform Generator saves them. */
export interface TransformSet {
  description: string;
  terms: ReadonlyMap<string, Term>;
}

/** What a file tells. */
export interface TransformFile extends TransformSet {
  /** Coefficients that are of no use here, by their names, and why. */
  leftOut: ReadonlyMap<string, string>;
  /** Those of `terms` that follow from the coefficient of a colour, and from which. */
  derived: ReadonlyMap<string, string>;
}

const SECTIONS = { setup: 'setup', value: 'coefficients', error: 'error' } as const;
/** Not written by every program that makes such files. */
const UNKNOWN_ERROR = 0;

/**
 * Reads a file of Transform Generator or Transform Applier: INI, `[Setup] description`, `[Coefficients] Tb_bv =
 * 0.1234`, `[Error] Tb_bv = 0.0010`. Names and headings in any case; keys and sections that are not known are passed
 * over, coefficients that are not used left out with the reason. A coefficient without an error has 0. Those of
 * colours, Tbv, tell that of a band the file has not (`readPairs`). Refused without any that is used, or with such a
 * one that is no number.
 */
export function readTransformSet(text: string): Result<TransformFile> {
  const entries = entriesOf(text);
  const errors = new Map(
    entries.flatMap((entry) => (entry.section === SECTIONS.error ? [[entry.key, entry.text]] : [])),
  );
  const terms = new Map<string, Term>();
  const pairs = new Map<string, Term>();
  const leftOut = new Map<string, string>();
  for (const { section, key, text: written } of entries) {
    if (section !== SECTIONS.value || !key.startsWith('t')) continue;
    const name = nameOf(key);
    if (isPairCoefficient(name)) {
      pairs.set(name, { value: numberOf(written), error: numberOf(errors.get(key) ?? String(UNKNOWN_ERROR)) });
      continue;
    }
    const why = whyNotUsed(name);
    if (why !== undefined) {
      leftOut.set(name, why);
      continue;
    }
    const [value, error] = [numberOf(written), numberOf(errors.get(key) ?? String(UNKNOWN_ERROR))];
    if (Number.isNaN(value)) return refuse({ message: `${name} is no number: ${written}` });
    if (Number.isNaN(error)) return refuse({ message: `the error of ${name} is no number: ${errors.get(key)}` });
    terms.set(name, { value, error });
  }
  const ofPairs = readPairs(pairs, terms);
  for (const [name, why] of ofPairs.leftOut) leftOut.set(name, why);
  for (const [name, { value, error }] of ofPairs.derived) terms.set(name, { value, error });
  const derived = new Map([...ofPairs.derived].map(([name, { from }]) => [name, from]));
  if (terms.size === 0) return refuse({ message: noneUsed(leftOut) });
  const description =
    entries.find(({ section, key }) => section === SECTIONS.setup && key === 'description')?.text ?? '';
  return ok({ description, terms, leftOut, derived });
}

function noneUsed(leftOut: ReadonlyMap<string, string>): string {
  const lacking = 'there is no coefficient in it, such as Tb_bv below [Coefficients]';
  const others = [...leftOut].map(([name, why]) => `${name}: ${why}`);
  return others.length === 0 ? lacking : `${lacking}, that is used (${others.join('; ')})`;
}

/** The same file, which Transform Applier and VPhot read, with the coefficients of colours that those of bands make. */
export function writeTransformSet({ description, terms }: TransformSet): string {
  const all = [...pairTerms(terms), ...terms];
  const lines = (kind: 'value' | 'error') => all.map(([name, term]) => `${name}=${term[kind].toFixed(4)}`);
  const parts = [
    '[Setup]',
    `description=${description}`,
    '[Coefficients]',
    ...lines('value'),
    '[Error]',
    ...lines('error'),
  ];
  return `${parts.join('\n')}\n`;
}

interface Entry {
  section: string;
  key: string;
  text: string;
}

function entriesOf(text: string): Entry[] {
  let section = '';
  return text.split(/\r?\n/).flatMap((line) => {
    const heading = /^\s*\[(.+)\]\s*$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = heading.trim().toLowerCase();
      return [];
    }
    const [, key = '', value = ''] = /^\s*([^=;#]+?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    return key === '' ? [] : [{ section, key: key.toLowerCase(), text: value }];
  });
}

/** tb_bv -> Tb_bv */
function nameOf(key: string): string {
  return `T${key.slice(1)}`;
}

function numberOf(text: string): number {
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}
