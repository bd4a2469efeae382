import { ok, type Result, refuse } from '@wombat/result';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { plainValue, yamlProblem } from './plainValue.js';

/** What a YAML text holds, and on which line (from 1) of it a key or an entry of a list stands. */
export interface YamlText {
  value: unknown;
  /** Of as much of the path as is there; null where nothing of it is. */
  lineOf(path: readonly PropertyKey[]): number | null;
}

/** Some thousand targets with all that can be said of them. */
const LONGEST_TEXT = 200_000;

/** Reads YAML; the reason it is none in one line, with the place in the text. */
export function readYaml(text: string): Result<YamlText> {
  if (text.length > LONGEST_TEXT) return refuse(`it is longer than ${LONGEST_TEXT} characters`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  const [fault] = document.errors;
  if (fault !== undefined) return refuse(yamlProblem(fault));
  const plain = plainValue(document);
  if (!plain.ok) return plain;
  return ok({
    value: plain.value,
    lineOf: (path) => {
      const offset = offsetOf(document, path);
      return offset === null ? null : lines.linePos(offset).line;
    },
  });
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number | null {
  let offset: number | null = null;
  let node: unknown = document.contents;
  for (const key of path) {
    const entry = entryOf(isAlias(node) ? node.resolve(document) : node, key);
    if (entry === null) break;
    offset = entry.offset ?? offset;
    node = entry.value;
  }
  return offset;
}

function entryOf(node: unknown, key: PropertyKey): { value: unknown; offset: number | null } | null {
  if (isSeq(node)) {
    const value = node.items[Number(key)];
    return value === undefined ? null : { value, offset: startOf(value) };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key: known }) => isScalar(known) && String(known.value) === String(key));
  return pair === undefined ? null : { value: pair.value, offset: startOf(pair.key) };
}

function startOf(node: unknown): number | null {
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? null) : null;
}
