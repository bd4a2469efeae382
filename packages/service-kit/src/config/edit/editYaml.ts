import { isDeepStrictEqual } from 'node:util';
import { ok, type Result, refuse } from '@wombat/result';
import { parseDocument } from 'yaml';
import { plainValue, yamlProblem } from '../plainValue.js';
import { addedKey, removedPair, textOfPair, writtenPair } from './pairEdits.js';
import { isNothing, type Place, placeInYaml, type SettingPath } from './placeInYaml.js';
import { YamlLines } from './yamlLines.js';
import { below, linesOf, type WrittenValue, writtenValue } from './yamlValue.js';

const BY_HAND = 'this place of the file is written in a way that cannot be changed here: change it by hand';

/**
 * The text of a YAML file with another value at a path of keys, given as YAML; null: the key is taken out. All else
 * stands as it stood, byte for byte, with its comments and in its order; the comment behind a key goes with the key. A
 * file written in a way that does not let that be (anchors, tags, keys of several lines) is refused.
 */
export function editYaml(text: string, path: SettingPath, yaml: string | null): Result<string> {
  const document = parseDocument(text, { logLevel: 'error' });
  const value = parseDocument(yaml ?? '', { logLevel: 'error' });
  const [fault] = value.errors;
  if (fault !== undefined) return refuse(`this is not YAML: ${yamlProblem(fault)}`);
  if (document.errors.length > 0) return refuse('the file is not YAML any more');
  if (yaml !== null && isNothing(value.contents)) return refuse('there is no value');
  const place = placeInYaml(document, path);
  if (!place.ok) return place;
  const [before, after] = [plainValue(document), plainValue(value)];
  if (!before.ok) return before;
  if (!after.ok) return refuse(`this is not YAML: ${after.fault.message}`);
  const lines = new YamlLines(text);
  if (yaml === null) {
    if (place.value.at !== 'pair' || place.value.rest.length > 0) return refuse('the file does not set this');
    return checked(removedPair(lines, place.value.placed), { before: before.value, path, value: undefined });
  }
  const written = below(place.value.rest.slice(1), writtenValue(yaml, value));
  return checked(edited(lines, place.value, written), { before: before.value, path, value: after.value });
}

function edited(lines: YamlLines, place: Place, value: WrittenValue): string | null {
  const [key] = place.rest;
  if (place.at === 'pair') {
    const whole = key === undefined ? value : { lines: linesOf(key, value) };
    return writtenPair(lines, place.placed, whole);
  }
  if (key === undefined) return null;
  if (place.at === 'map') return addedKey(lines, place.map, { key, value });
  const { text, newline } = lines;
  const between = text === '' || text.endsWith('\n') ? '' : newline;
  return `${text}${between}${linesOf(key, value).join(newline)}${newline}`;
}

interface Wanted {
  /** What the file said. */
  before: unknown;
  path: SettingPath;
  /** Undefined: the key is to be gone. */
  value: unknown;
}

/** Holds what came out against what was wanted: this value is another, and nothing else is. */
function checked(text: string | null, { before, path, value }: Wanted): Result<string> {
  if (text === null) return refuse(BY_HAND);
  const made = parseDocument(text, { logLevel: 'error' });
  if (made.errors.length > 0) return refuse(BY_HAND);
  const wanted: unknown = withValue(before, path, value);
  const said = plainValue(made);
  return said.ok && isDeepStrictEqual(said.value ?? {}, wanted) ? ok(text) : refuse(BY_HAND);
}

/** A part of a file that is told by nothing but its own keys: what is left without any is an empty one. */
function withValue(whole: unknown, [key, ...rest]: SettingPath, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(whole)) return whole.map((entry, at) => (at === key ? withValue(entry, rest, value) : entry));
  const entries = Object.entries(typeof whole === 'object' && whole !== null ? whole : {});
  const inner = withValue(new Map(entries).get(String(key)), rest, value);
  const others = entries.filter(([name]) => name !== String(key));
  return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]]);
}

/** How a file writes the value at a path of keys; '' where it does not. */
export function writtenIn(text: string): (path: SettingPath) => string {
  const document = parseDocument(text, { logLevel: 'error' });
  const lines = new YamlLines(text);
  return (path) => {
    const place = placeInYaml(document, path);
    if (!place.ok || place.value.at !== 'pair' || place.value.rest.length > 0) return '';
    return textOfPair(lines, place.value.placed);
  };
}
