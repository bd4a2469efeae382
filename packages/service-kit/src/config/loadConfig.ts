import { type Faults, ok, type Result, refuseAll } from '@wombat/result';
import { applyOverrides } from './overrides.js';
import { problemSentence } from './problemSentence.js';
import { readYaml } from './readYaml.js';
import { type Config, configSchema } from './schema.js';

/**
 * Reads the text of a wombat.yaml and the environment's overrides (`WOMBAT_SOLVE_BINARY` for `solve.binary`). Every
 * sentence names the key, the value and what would be right.
 */
export function loadConfig(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, Faults> {
  const read = readYaml(text);
  if (!read.ok) return refuseAll([`the configuration is not YAML: ${read.fault.message}`]);
  const raw = read.value ?? {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return refuseAll(['the configuration must be keys and values, e.g. "data: ./data"']);
  }
  const overridden = applyOverrides({ ...raw }, environment);
  if (!overridden.ok) return overridden;
  const config = overridden.value;
  const parsed = configSchema.safeParse(config);
  if (parsed.success) return ok(parsed.data);
  return refuseAll(parsed.error.issues.map((issue) => problemSentence(issue, config)));
}
