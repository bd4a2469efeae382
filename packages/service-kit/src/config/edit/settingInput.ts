import { keysAt, nodesAt } from '../keysOfSchema.js';
import type { SettingPath } from './placeInYaml.js';

/**
 * How a person gives a value: `text` is taken as it stands, `number` is one, `choice` one of a few; `line` and `block`
 * are YAML, on one line or on several.
 */
export interface SettingInput {
  kind: 'text' | 'number' | 'choice' | 'line' | 'block';
  /** Of a choice; else none. */
  choices: string[];
  /** Of a block: the keys it, or each entry of it, may have; none where any name will do. */
  keys: string[];
}

/** What fits the setting at a path, by the schema. */
export function settingInput(path: SettingPath): SettingInput {
  const nodes = nodesAt(path).filter(({ type, anyOf }) => type !== 'null' && anyOf === undefined);
  const [node] = nodes;
  if (node === undefined || nodes.length > 1) return plainly('line');
  if (node.enum !== undefined) return { ...plainly('choice'), choices: node.enum.map(String) };
  if (node.type === 'boolean') return { ...plainly('choice'), choices: ['true', 'false'] };
  if (node.type === 'string') return plainly('text');
  if (node.type === 'number' || node.type === 'integer') return plainly('number');
  if (!isOfParts(node)) return plainly('line');
  const keys = [path, [...path, 0], [...path, 'any name']].map(keysAt);
  return { ...plainly('block'), keys: keys.find(({ length }) => length > 0) ?? [] };
}

function plainly(kind: SettingInput['kind']): SettingInput {
  return { kind, choices: [], keys: [] };
}

/** Whether text is taken as it stands there, not read as YAML. */
export function isTextAt(path: SettingPath): boolean {
  const nodes = nodesAt(path);
  return (
    nodes.length > 0 && nodes.every(({ type, anyOf }) => anyOf !== undefined || type === 'string' || type === 'null')
  );
}

function isOfParts({ type, items }: ReturnType<typeof nodesAt>[number]): boolean {
  return type === 'object' || (typeof items === 'object' && !Array.isArray(items) && items.type === 'object');
}
