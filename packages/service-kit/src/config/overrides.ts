import { type Faults, ok, type Result, refuseAll } from '@wombat/result';
import { z } from 'zod';
import { readYaml } from './readYaml.js';
import { configSchema } from './schema.js';

/** A key an environment variable can set: any that does not only hold further keys of the schema. */
interface Settable {
  path: readonly string[];
  /** Text is taken as it stands; anything else is read as YAML. */
  isText: boolean;
}

const SETTABLE = settableKeys(configSchema, []);

/** The environment variable that sets a key. */
export function variableOf(path: readonly PropertyKey[]): string {
  return `WOMBAT_${path.map(String).join('_').toUpperCase()}`;
}

/** Every environment variable that sets a key. */
export const SETTING_VARIABLES: readonly string[] = SETTABLE.map(({ path }) => variableOf(path));

/** The configuration with what WOMBAT_* variables say; a variable that is empty says nothing. */
export function applyOverrides(
  raw: Record<string, unknown>,
  environment: Readonly<Record<string, string | undefined>>,
): Result<Record<string, unknown>, Faults> {
  const config = structuredClone(raw);
  const faults: string[] = [];
  for (const { path, isText } of SETTABLE) {
    const name = variableOf(path);
    const text = environment[name] ?? '';
    if (text === '') continue;
    const read = isText ? ok({ value: text }) : readYaml(text);
    if (read.ok) assign(config, path, read.value.value);
    else faults.push(`the environment's ${name} is not YAML: ${read.fault.message}`);
  }
  return faults.length === 0 ? ok(config) : refuseAll(faults);
}

function settableKeys(schema: z.core.$ZodType, path: readonly string[]): Settable[] {
  const value = withoutDefault(schema);
  if (value instanceof z.ZodObject)
    return Object.entries(value.shape).flatMap(([key, inner]) => settableKeys(inner, [...path, key]));
  return [{ path, isText: ['string', 'enum'].includes(value._zod.def.type) }];
}

function withoutDefault(schema: z.core.$ZodType): z.core.$ZodType {
  const mayBeLeftOut =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return mayBeLeftOut ? withoutDefault(schema.unwrap()) : schema;
}

function assign(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = target[key];
  const branch = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  target[key] = branch;
  assign(branch, rest, value);
}
