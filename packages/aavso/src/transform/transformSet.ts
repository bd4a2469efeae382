import { ok, type Result, refuse } from '@wombat/result';

/** Coefficients of a telescope by their names, Tb_bv and the like, as Transform Generator saves them. */
export interface TransformSet {
  description: string;
  terms: ReadonlyMap<string, { value: number; error: number }>;
}

const SECTIONS = { setup: 'setup', value: 'coefficients', error: 'error' } as const;
/** Not written by every program that makes such files. */
const UNKNOWN_ERROR = 0;

/**
 * Reads a file of Transform Generator or Transform Applier: INI, `[Setup] description`,
 * `[Coefficients] Tb_bv = 0.1234`, `[Error] Tb_bv = 0.0010`. Names and headings in any case; keys and sections that are
 * not known are passed over. A coefficient without an error has 0. Refused without any coefficient, or with one that is
 * no number.
 */
export function readTransformSet(text: string): Result<TransformSet> {
  const entries = entriesOf(text);
  const errors = new Map(
    entries.flatMap((entry) => (entry.section === SECTIONS.error ? [[entry.key, entry.text]] : [])),
  );
  const terms = new Map<string, { value: number; error: number }>();
  for (const { section, key, text: written } of entries) {
    if (section !== SECTIONS.value || !key.startsWith('t')) continue;
    const [value, error] = [numberOf(written), numberOf(errors.get(key) ?? String(UNKNOWN_ERROR))];
    if (Number.isNaN(value) || Number.isNaN(error))
      return refuse({ message: `${nameOf(key)} is no number: ${written}` });
    terms.set(nameOf(key), { value, error });
  }
  if (terms.size === 0) return refuse({ message: 'there is no coefficient in it, such as Tb_bv below [Coefficients]' });
  const description =
    entries.find(({ section, key }) => section === SECTIONS.setup && key === 'description')?.text ?? '';
  return ok({ description, terms });
}

/** The same file, which Transform Applier and VPhot read. */
export function writeTransformSet({ description, terms }: TransformSet): string {
  const lines = (kind: 'value' | 'error') => [...terms].map(([name, term]) => `${name}=${term[kind].toFixed(4)}`);
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
  return text === '' ? Number.NaN : Number(text);
}
