import { ok, type Result, refuse } from '@wombat/result';
import { type Document, isMap, isPair, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';

export type SettingPath = readonly (string | number)[];

/** A key of a map with its value, where a file has them. */
export interface PlacedPair {
  map: YAMLMap;
  pair: Pair;
  /** The pair the map is the value of; null for a map that is the whole file, or an entry of a list. */
  above: PlacedPair | null;
}

/**
 * How far a path of keys is there: to its end (`rest` is empty), to a value that is nothing yet, or to a map that lacks
 * the next key.
 */
export type Place =
  | { at: 'pair'; placed: PlacedPair; rest: readonly string[] }
  | { at: 'map'; map: YAMLMap; rest: readonly string[] }
  | { at: 'nothing'; rest: readonly string[] };

/** Follows a path into a file; what is written by reference cannot be followed. */
export function placeInYaml({ contents }: Document.Parsed, path: SettingPath): Result<Place> {
  if (isNothing(contents)) return textKeys(path, (rest) => ({ at: 'nothing', rest }));
  let node: unknown = contents;
  let placed: PlacedPair | null = null;
  for (const [depth, key] of path.entries()) {
    const rest = path.slice(depth);
    if (isMap(node)) {
      const map: YAMLMap = node;
      const pair = map.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key);
      if (pair === undefined) return textKeys(rest, (keys) => ({ at: 'map', map, rest: keys }));
      placed = { map, pair, above: placed };
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number' && node.items[key] !== undefined) {
      placed = null;
      node = node.items[key];
    } else if (placed !== null && isNothing(node)) {
      const last = placed;
      return textKeys(rest, (keys) => ({ at: 'pair', placed: last, rest: keys }));
    } else return refuse('the file has nothing of this kind at this place any more');
  }
  if (placed === null) return refuse('an entry of a list is changed with the list');
  return ok({ at: 'pair', placed, rest: [] });
}

export function isNothing(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

function textKeys(path: SettingPath, placeOf: (keys: readonly string[]) => Place): Result<Place> {
  const keys = path.filter((key) => typeof key === 'string');
  if (keys.length < path.length) return refuse('the list has no such entry any more');
  return ok(placeOf(keys));
}
