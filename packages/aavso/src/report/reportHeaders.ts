export interface HeaderRule {
  key: string;
  /** What is wrong with the value, to be read after `#KEY=value`; null: nothing. */
  rule(value: string): string | null;
}

/** The six headers every Extended file needs. */
export const HEADER_RULES: readonly HeaderRule[] = [
  { key: 'TYPE', rule: oneOf('EXTENDED') },
  { key: 'OBSCODE', rule: (value) => (isObserverCode(value) ? null : 'is no AAVSO observer code') },
  {
    key: 'SOFTWARE',
    rule: (value) => (value === '' ? 'is empty' : value.length > 255 ? 'has more than 255 characters' : null),
  },
  { key: 'DELIM', rule: (value) => (delimiterOf(value) === null ? 'is no delimiter AAVSO takes' : null) },
  { key: 'DATE', rule: oneOf('JD', 'HJD', 'EXCEL') },
  { key: 'OBSTYPE', rule: oneOf('CCD', 'DSLR', 'PEP', 'VISDIG') },
];

/** Up to five letters and digits; also XXXX, which stands for none. */
export function isObserverCode(code: string): boolean {
  return /^[A-Z0-9]{1,5}$/i.test(code);
}

/** `comma`, `tab` or one printable ASCII character that is not `|`, `#` or a blank. */
export function delimiterOf(value: string): string | null {
  const spelled = { comma: ',', tab: '\t' }[value.toLowerCase()];
  return spelled ?? (/^[!"$-{}~]$/.test(value) ? value : null);
}

/** A comment line that reads as a header: its key and value; null: a plain comment. */
export function headerOf(line: string): { key: string; value: string } | null {
  const match = /^#\s*([A-Z]+)\s*=\s*(.*?)\s*$/i.exec(line);
  const key = match?.[1]?.toUpperCase();
  if (key === undefined || !HEADER_RULES.some((header) => header.key === key)) return null;
  return { key, value: match?.[2] ?? '' };
}

function oneOf(...words: string[]): (value: string) => string | null {
  return (value) => (words.includes(value.toUpperCase()) ? null : `is none of ${words.join(', ')}`);
}
