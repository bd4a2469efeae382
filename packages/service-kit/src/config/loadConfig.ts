import { applyOverrides } from './overrides.js';
import { problemSentence } from './problemSentence.js';
import { readYaml } from './readYaml.js';
import { type Config, configSchema } from './schema.js';

export type LoadedConfig = { ok: true; value: Config } | { ok: false; problems: string[] };

/**
 * Reads the text of a wombat.yaml and the environment's overrides (`WOMBAT_SOLVE_BINARY` for `solve.binary`). Every
 * problem names the key, the value and what would be right.
 */
export function loadConfig(text: string, environment: Readonly<Record<string, string | undefined>>): LoadedConfig {
  const read = readYaml(text);
  if (!read.ok) return { ok: false, problems: [`the configuration is not YAML: ${read.reason}`] };
  const raw = read.value ?? {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { ok: false, problems: ['the configuration must be keys and values, e.g. "data: ./data"'] };
  }
  const { config, problems } = applyOverrides({ ...raw }, environment);
  if (problems.length > 0) return { ok: false, problems };
  const parsed = configSchema.safeParse(config);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.map((issue) => problemSentence(issue, config)) };
}
