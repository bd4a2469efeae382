import { isCollection, isNode, isScalar, type Pair, parse, type YAMLMap } from 'yaml';
import { isNothing, type PlacedPair } from './placeInYaml.js';
import type { YamlLines } from './yamlLines.js';
import { indented, inlineOf, linesOf, type WrittenValue, yamlOfText } from './yamlValue.js';

/** Where the parts of a pair stand in the text. */
interface Extent {
  key: number;
  /** Behind the colon. */
  colon: number;
  /** Of the value; both behind the colon where there is none. */
  from: number;
  to: number;
}

/** The text with another value of a key; null where the pair is written in a way that does not let it be. */
export function writtenPair(lines: YamlLines, { map, pair }: PlacedPair, value: WrittenValue): string | null {
  const extent = extentOf(lines, pair);
  if (extent === null) return null;
  const { text } = lines;
  if (map.flow === true)
    return spliced(text, extent.from, extent.to, ` ${inline(value)}`.slice(gap(text, extent.from)));
  const isBelow = standsBelow(lines, extent);
  if ('inline' in value) {
    if (!isBelow) return spliced(text, extent.from, extent.to, ` ${value.inline}`.slice(gap(text, extent.from)));
    const head = spliced(text.slice(0, lines.nextOf(extent.key)), extent.colon, extent.colon, ` ${value.inline}`);
    return head + text.slice(endOfPair(lines, extent));
  }
  const block = blockOf(lines, value.lines, lines.columnOf(extent.key) + 2);
  if (isBelow) return text.slice(0, lines.nextOf(extent.key)) + block + text.slice(endOfPair(lines, extent));
  const head = text.slice(0, extent.colon) + text.slice(extent.to, lines.nextOf(extent.to));
  return head + (head.endsWith('\n') ? '' : lines.newline) + block + text.slice(lines.nextOf(extent.to));
}

/** The text with a key more in a map, as its last. */
export function addedKey(
  lines: YamlLines,
  map: YAMLMap,
  { key, value }: { key: string; value: WrittenValue },
): string | null {
  const { text, newline } = lines;
  const last = map.items.at(-1);
  const entry = `${yamlOfText(key)}: ${inline(value)}`;
  if (map.flow === true && map.range !== undefined && map.range !== null) {
    if (last === undefined) return spliced(text, map.range[0], map.range[1], `{ ${entry} }`);
    const extent = extentOf(lines, last);
    return extent === null ? null : spliced(text, extent.to, extent.to, `, ${entry}`);
  }
  const first = map.items[0];
  const [begin, end] = [first && extentOf(lines, first), last && extentOf(lines, last)];
  if (!begin || !end) return null;
  const at = endOfPair(lines, end);
  const before = text.slice(0, at);
  const added = blockOf(lines, linesOf(key, value), lines.columnOf(begin.key));
  return before + (before.endsWith('\n') ? '' : newline) + added + text.slice(at);
}

/** The text without a key; what it leaves without any is written as empty. */
export function removedPair(lines: YamlLines, { map, pair, above }: PlacedPair): string | null {
  if (map.items.length === 1 && above !== null) return writtenPair(lines, above, { inline: '{}' });
  const extent = extentOf(lines, pair);
  if (extent === null) return null;
  const at = map.items.indexOf(pair);
  const [before, after] = [map.items[at - 1], map.items[at + 1]].map((other) => other && extentOf(lines, other));
  const { text } = lines;
  if (map.flow === true) {
    if (after) return spliced(text, extent.key, after.key, '');
    return before ? spliced(text, before.to, extent.to, '') : null;
  }
  const start = lines.startOf(extent.key);
  const isAlone = text.slice(start, extent.key).replace('\ufeff', '').trim() === '';
  if (isAlone) return spliced(text, start, endOfPair(lines, extent), '');
  return after ? spliced(text, extent.key, after.key, '') : null;
}

/**
 * The value at a pair as it is written: of a block its lines, from the margin, with the comments among them; '' for
 * none.
 */
export function textOfPair(lines: YamlLines, { map, pair }: PlacedPair): string {
  const extent = extentOf(lines, pair);
  if (extent === null) return isNode(pair.value) ? inlineOf(pair.value.toJSON()) : '';
  if (map.flow === true || !standsBelow(lines, extent)) return lines.text.slice(extent.from, extent.to);
  const block = lines.text.slice(lines.nextOf(extent.key), endOfPair(lines, extent)).trimEnd().split(/\r?\n/);
  const margin = Math.min(...block.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return block.map((line) => line.slice(margin)).join('\n');
}

/** Null where the pair has more to it than a key and a value. */
function extentOf(lines: YamlLines, { key, value }: Pair): Extent | null {
  if (!isScalar(key) || !key.range || key.anchor !== undefined || key.tag !== undefined) return null;
  const after = lines.text.slice(key.range[1]);
  const colon = key.range[1] + after.search(/\S/) + 1;
  if (!after.trimStart().startsWith(':')) return null;
  const empty = { key: key.range[0], colon, from: colon, to: colon };
  if (isNothing(value) && (!isNode(value) || !value.range || value.range[0] === value.range[1])) return empty;
  if (!isNode(value) || !value.range || !(isScalar(value) || isCollection(value))) return null;
  if (value.anchor !== undefined || value.tag !== undefined) return null;
  const [from, to] = value.range;
  return { key: key.range[0], colon, from, to: lines.writtenEnd(from, to) };
}

function standsBelow(lines: YamlLines, { key, from }: Extent): boolean {
  return lines.startOf(key) !== lines.startOf(from);
}

/** Where the lines of a pair in a block end, the comments below it that belong to it among them. */
function endOfPair(lines: YamlLines, extent: Extent): number {
  return lines.endWithComments(Math.max(extent.key, extent.to - 1), lines.columnOf(extent.key));
}

function blockOf(lines: YamlLines, block: readonly string[], columns: number): string {
  return block.map((line) => `${indented(line, columns)}${lines.newline}`).join('');
}

/** A value between brackets is on one line. */
function inline(value: WrittenValue): string {
  return 'inline' in value ? value.inline : inlineOf(parse(value.lines.join('\n')));
}

/** 1 where a blank stands before this place already. */
function gap(text: string, at: number): number {
  return /\s/.test(text.charAt(at - 1)) ? 1 : 0;
}

function spliced(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}
