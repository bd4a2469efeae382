import { isDeepStrictEqual } from 'node:util';
import { type Document, isCollection, parseDocument, stringify } from 'yaml';

/** What is plain to every reader of YAML, in blocks and between brackets. */
const PLAIN = /^[A-Za-z][\w./-]*( [\w./-]+)*$/;

/** A text as a value of YAML that is read as this text and nothing else, on one line. */
export function yamlOfText(text: string): string {
  const isPlain = PLAIN.test(text) && isDeepStrictEqual(parseDocument(text).toJS(), text);
  return isPlain ? text : JSON.stringify(text);
}

/** How a value is written: behind its key, or on lines of its own below it. */
export type WrittenValue = { inline: string } | { lines: readonly string[] };

/** A value that was read without a fault, as it was written. */
export function writtenValue(yaml: string, document: Document.Parsed): WrittenValue {
  const text = yaml.replace(/^(\s*\n)+/, '').trimEnd();
  const isBlock = isCollection(document.contents) && document.contents.flow !== true;
  return isBlock || text.includes('\n') ? { lines: text.split(/\r?\n/) } : { inline: text.trim() };
}

/** The same on one line, for places between brackets; comments in it are lost. */
export function inlineOf(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

/** A value below keys that are not there yet. */
export function below(keys: readonly string[], value: WrittenValue): WrittenValue {
  return keys.reduceRight<WrittenValue>((inner, key) => ({ lines: linesOf(key, inner) }), value);
}

/** A key with its value, as the lines of a block that begins at the margin. */
export function linesOf(key: string, value: WrittenValue): string[] {
  const name = yamlOfText(key);
  if ('inline' in value) return [`${name}: ${value.inline}`];
  return [`${name}:`, ...value.lines.map((line) => indented(line, 2))];
}

export function indented(line: string, columns: number): string {
  return line.trim() === '' ? '' : `${' '.repeat(columns)}${line}`;
}
