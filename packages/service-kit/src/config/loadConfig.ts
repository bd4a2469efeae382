import { type Faults, ok, type Result, refuseAll } from '@wombat/result';
import { applyOverrides } from './overrides.js';
import { problemSentence, unknownKey } from './problemSentence.js';
import { readYaml, type YamlText } from './readYaml.js';
import { type Config, configSchema } from './schema.js';
import { settingVariable } from './settingOrigins.js';

/**
 * Reads the text of a wombat.yaml and the environment's overrides (`WOMBAT_SOLVE_BINARY` for `solve.binary`). Every
 * sentence names the line or the variable, the key, the value and what would be right.
 */
export function loadConfig(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, Faults> {
  const read = readYaml(text);
  if (!read.ok) return refuseAll([`the configuration is not YAML: ${read.fault.message}`]);
  const raw = read.value.value ?? {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return refuseAll(['the configuration must be keys and values, e.g. "data: ./data"']);
  }
  const overridden = applyOverrides({ ...raw }, environment);
  if (!overridden.ok) return overridden;
  const config = overridden.value;
  const parsed = configSchema.safeParse(config);
  if (parsed.success) return ok(parsed.data);
  const placed = (path: readonly PropertyKey[], sentence: string) =>
    `${placeOf(path, { environment, lineOf: read.value.lineOf })}${sentence}`;
  const problems = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => () => placed([...issue.path, key], unknownKey(key, issue.path)))
      : [() => placed(issue.path, problemSentence(issue, config))],
  );
  const more = problems.length - MOST_PROBLEMS;
  return refuseAll([
    ...problems.slice(0, MOST_PROBLEMS).map((sentence) => sentence()),
    ...(more > 0 ? [`and ${more} more of the kind`] : []),
  ]);
}

/** Nobody corrects more at once. */
const MOST_PROBLEMS = 100;

/** Where a person finds what is wrong: a variable of the environment wins over a line. */
function placeOf(
  path: readonly PropertyKey[],
  { environment, lineOf }: Pick<YamlText, 'lineOf'> & { environment: Readonly<Record<string, string | undefined>> },
): string {
  const variable = settingVariable(path, environment);
  if (variable !== null) return `${variable}: `;
  const line = lineOf(path);
  return line === null ? '' : `line ${line}: `;
}
