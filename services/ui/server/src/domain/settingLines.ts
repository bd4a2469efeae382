import type { SettingLine } from './contract.js';

/** The part of a JSON schema that tells what a setting is. */
export interface SettingSchema {
  description?: string;
  default?: unknown;
  properties?: Record<string, SettingSchema>;
  additionalProperties?: SettingSchema | boolean;
  items?: SettingSchema | boolean;
}

/** What is never shown, whatever it is set to. */
const SECRET = /password|secret|token|cookie|webhook/i;

/**
 * Every setting with its value and meaning, in the order of the schema: keys below a key as `key.below`, entries of
 * lists as `key[1]`, entries under names as `key.name`.
 */
export function settingLines(schema: SettingSchema, value: unknown, key = ''): SettingLine[] {
  const parts = partsOf(schema, value);
  if (parts === null) return [lineOf(schema, value, key)];
  return parts.flatMap(({ name, schema: below, value: part }) =>
    settingLines(below, part, name.startsWith('[') || key === '' ? `${key}${name}` : `${key}.${name}`),
  );
}

interface Part {
  name: string;
  schema: SettingSchema;
  value: unknown;
}

/** Null where it has no parts that are settings of their own. */
function partsOf({ properties, items, additionalProperties }: SettingSchema, value: unknown): Part[] | null {
  if (properties !== undefined) {
    const values = isRecord(value) ? value : {};
    return Object.entries(properties).map(([name, schema]) => ({ name, schema, value: values[name] }));
  }
  if (typeof items === 'object' && items.properties !== undefined && Array.isArray(value) && value.length > 0)
    return value.map((part: unknown, at) => ({ name: `[${at + 1}]`, schema: items, value: part }));
  if (typeof additionalProperties !== 'object' || additionalProperties.properties === undefined) return null;
  const named = isRecord(value) ? Object.entries(value) : [];
  return named.length === 0 ? null : named.map(([name, part]) => ({ name, schema: additionalProperties, value: part }));
}

function lineOf({ description = '', default: usual }: SettingSchema, value: unknown, key: string): SettingLine {
  const isDefault = value === undefined || JSON.stringify(value) === JSON.stringify(usual);
  return { name: key, value: SECRET.test(key) ? '(not shown)' : textOf(value), isDefault, meaning: description };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
