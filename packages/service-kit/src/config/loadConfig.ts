import { parse } from 'yaml';
import type { z } from 'zod';
import { type Config, configSchema } from './schema.js';

export type LoadedConfig = { ok: true; value: Config } | { ok: false; problems: string[] };

/**
 * Reads the text of a wombat.yaml and the environment's overrides (`WOMBAT_SOLVE_BINARY` for `solve.binary`). Every
 * problem names the key, the value and what would be right.
 */
export function loadConfig(text: string, environment: Readonly<Record<string, string | undefined>>): LoadedConfig {
  let raw: unknown;
  try {
    raw = parse(text) ?? {};
  } catch (error) {
    return {
      ok: false,
      problems: [`the configuration is not YAML: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { ok: false, problems: ['the configuration must be keys and values, e.g. "data: ./data"'] };
  }
  const parsed = configSchema.safeParse(override(raw as Record<string, unknown>, environment));
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.map((issue) => sentence(issue, raw)) };
}

/** Environment variables can set any key that holds one value; which ones there are is read off the defaults. */
function override(raw: Record<string, unknown>, environment: Readonly<Record<string, string | undefined>>) {
  const result = structuredClone(raw);
  for (const path of settablePaths(configSchema.parse({}))) {
    const text = environment[`WOMBAT_${path.join('_').toUpperCase()}`];
    if (text !== undefined && text !== '') assign(result, path, parse(text));
  }
  return result;
}

function settablePaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => settablePaths(inner, [...path, key]));
}

function assign(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = target[key];
  const branch = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  target[key] = branch;
  assign(branch, rest, value);
}

function sentence(issue: z.core.$ZodIssue, raw: unknown): string {
  const key = issue.path.join('.') || 'the configuration';
  if (issue.code === 'unrecognized_keys') {
    const where = issue.path.length === 0 ? 'at the top' : `in '${key}'`;
    return `unknown key ${issue.keys.map((name) => `'${name}'`).join(', ')} ${where}: check the spelling; docs/configuration.md lists every key`;
  }
  const value = valueAt(raw, issue.path);
  const shown = value === undefined ? 'missing' : JSON.stringify(value);
  return `'${key}' is ${shown}: ${issue.message.replace(/^Invalid input: /, '')}`;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
