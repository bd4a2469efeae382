/** The part of a JSON schema that tells what a setting is. */
export interface SettingSchema {
  description?: string;
  default?: unknown;
  properties?: Record<string, SettingSchema>;
  additionalProperties?: SettingSchema | boolean;
  items?: SettingSchema | boolean;
}

/** A setting: a value, or a whole that is set as one, its parts told after it. */
export interface Setting {
  path: (string | number)[];
  schema: SettingSchema;
  value: unknown;
  hasParts: boolean;
}

/**
 * Every setting with its value, in the order of the schema: also what its parts are told of, where it is set as a whole
 * (lists of keys, names with keys, what may be left out altogether).
 */
export function settingsOf(schema: SettingSchema, value: unknown): Setting[] {
  return partsOf({ path: [], schema, value }).flatMap(settingsFrom);
}

type Place = Omit<Setting, 'hasParts'>;

function settingsFrom(place: Place): Setting[] {
  const parts = partsOf(place).flatMap(settingsFrom);
  const isWhole = place.schema.properties === undefined || place.schema.default === undefined;
  return isWhole ? [{ ...place, hasParts: parts.length > 0 }, ...parts] : parts;
}

/** None where it has no parts that are settings of their own. */
function partsOf({ path, schema, value }: Place): Place[] {
  const { properties, items, additionalProperties } = schema;
  const part = (key: string | number, below: SettingSchema, own: unknown) => ({
    ...{ path: [...path, key], schema: below, value: own },
  });
  if (properties !== undefined) {
    const values = isRecord(value) ? value : {};
    return Object.entries(properties).map(([name, below]) => part(name, below, values[name]));
  }
  if (typeof items === 'object' && items.properties !== undefined && Array.isArray(value))
    return value.flatMap((own: unknown, at) => partsOf(part(at, items, own)));
  if (typeof additionalProperties !== 'object' || additionalProperties.properties === undefined) return [];
  const named = isRecord(value) ? Object.entries(value) : [];
  return named.flatMap(([name, own]) => partsOf(part(name, additionalProperties, own)));
}

/** Keys joined by dots, entries of lists by number from 1. */
export function nameOf(path: readonly (string | number)[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key + 1}]`;
    return name === '' ? key : `${name}.${key}`;
  }, '');
}

/** '' for nothing; text as it stands, all else as JSON. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a configuration has at a path. */
export function valueAt(config: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }, config);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
