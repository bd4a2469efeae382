import { ok, type Result } from '@wombat/result';
import { variableOf } from './overrides.js';
import { readYaml } from './readYaml.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** Where a setting was set: a variable of the environment, which goes before the file, or a line of it, from 1. */
export type SettingOrigin = { variable: string } | { line: number };

/** Where the setting at a path of keys was set; null: nowhere, its default holds. */
export type SettingOrigins = (path: readonly PropertyKey[]) => SettingOrigin | null;

/** The origins of what a configuration file of this text and these variables set. */
export function settingOrigins(text: string, variables: Variables): Result<SettingOrigins> {
  const read = readYaml(text);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  return ok((path) => {
    const variable = settingVariable(path, variables);
    if (variable !== null) return { variable };
    const line = isThere(value, path) ? lineOf(path) : null;
    return line === null ? null : { line };
  });
}

/** The variable that sets a key, or one above it; null where none does. */
export function settingVariable(path: readonly PropertyKey[], variables: Variables): string | null {
  const names = path.map((_, index) => variableOf(path.slice(0, index + 1)));
  return names.find((name) => (variables[name] ?? '') !== '') ?? null;
}

function isThere(value: unknown, [key, ...below]: readonly PropertyKey[]): boolean {
  if (key === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null || !(key in value)) return false;
  return isThere(Reflect.get(value, key), below);
}
