import type { SettingLine } from './contract.js';

/** The part of a JSON schema that tells what a setting is. */
export interface SettingSchema {
  description?: string;
  default?: unknown;
  properties?: Record<string, SettingSchema>;
  additionalProperties?: SettingSchema | boolean;
  items?: SettingSchema | boolean;
}

/** Where a setting was set: a variable of the environment or a line of the file; null: nowhere. */
export type OriginOf = (path: readonly PropertyKey[]) => { variable: string } | { line: number } | null;

/** What is never shown, whatever it is set to. */
const SECRET = /password|secret|token|cookie|webhook/i;

/**
 * Every setting with its value, meaning and origin, in the order of the schema: keys below a key as `key.below`,
 * entries of lists as `key[1]`, entries under names as `key.name`.
 */
export function settingLines(schema: SettingSchema, value: unknown, originOf: OriginOf): SettingLine[] {
  return linesBelow({ path: [], schema, value }, originOf);
}

interface Setting {
  path: readonly (string | number)[];
  schema: SettingSchema;
  value: unknown;
}

function linesBelow(setting: Setting, originOf: OriginOf): SettingLine[] {
  const parts = partsOf(setting);
  return parts === null ? [lineOf(setting, originOf)] : parts.flatMap((part) => linesBelow(part, originOf));
}

/** Null where it has no parts that are settings of their own. */
function partsOf({ path, schema, value }: Setting): Setting[] | null {
  const { properties, items, additionalProperties } = schema;
  const part = (key: string | number, below: SettingSchema, own: unknown) => ({
    ...{ path: [...path, key], schema: below, value: own },
  });
  if (properties !== undefined) {
    const values = isRecord(value) ? value : {};
    return Object.entries(properties).map(([name, below]) => part(name, below, values[name]));
  }
  if (typeof items === 'object' && items.properties !== undefined && Array.isArray(value) && value.length > 0)
    return value.map((own: unknown, at) => part(at, items, own));
  if (typeof additionalProperties !== 'object' || additionalProperties.properties === undefined) return null;
  const named = isRecord(value) ? Object.entries(value) : [];
  return named.length === 0 ? null : named.map(([name, own]) => part(name, additionalProperties, own));
}

function lineOf({ path, schema, value }: Setting, originOf: OriginOf): SettingLine {
  const { description = '', default: usual } = schema;
  const name = nameOf(path);
  const isDefault = value === undefined || JSON.stringify(value) === JSON.stringify(usual);
  const shown = SECRET.test(name) ? '(not shown)' : textOf(value);
  return { name, value: shown, isDefault, origin: originInWords(originOf(path)), meaning: description };
}

function nameOf(path: readonly (string | number)[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key + 1}]`;
    return name === '' ? key : `${name}.${key}`;
  }, '');
}

function originInWords(origin: ReturnType<OriginOf>): string {
  if (origin === null) return '';
  return 'line' in origin ? `line ${origin.line}` : origin.variable;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
