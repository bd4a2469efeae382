import type { SettingChange, SettingInput, SettingLine, SettingPath } from '../contract.js';
import { nameOf, type Setting, textOf, valueAt } from './settingLines.js';

/** Where a setting was set: a variable of the environment or a line of the file; null: nowhere. */
export type OriginOf = (path: readonly PropertyKey[]) => { variable: string } | { line: number } | null;

/** What is known of settings beside their values. */
export interface SettingFacts {
  originOf: OriginOf;
  inputOf(path: SettingPath): SettingInput;
  /** How the file has it, '' where it has not. */
  writtenAt(path: SettingPath): string;
  /** Why it cannot be changed here; null where it can. */
  whyLocked(path: SettingPath): string | null;
  /** What the programs were started with. */
  running: unknown;
  /** What people changed, newest first. */
  changes: readonly SettingChange[];
}

/** What is never shown, whatever it is set to. */
const SECRET = /password|secret|token|cookie|webhook/i;
const HIDDEN = '(not shown)';

/** A setting as the page shows it. */
export function settingLine({ path, schema, value, hasParts }: Setting, facts: SettingFacts): SettingLine {
  const { description = '', default: usual } = schema;
  const name = nameOf(path);
  const shown = (told: unknown) => (SECRET.test(name) ? HIDDEN : textOf(told));
  const isDefault = value === undefined || JSON.stringify(value) === JSON.stringify(usual);
  const input = facts.inputOf(path);
  const locked = facts.whyLocked(path) ?? '';
  const running = valueAt(facts.running, path);
  const told = JSON.stringify(running) === JSON.stringify(value) ? undefined : shown(running);
  return {
    ...{ path, name, isDefault, input, locked, meaning: description },
    value: hasParts ? '' : shown(value),
    usual: shown(usual),
    origin: originInWords(facts.originOf(path)),
    typed: locked === '' ? typedOf(input, value, facts.writtenAt(path)) : '',
    ...(told === undefined || hasParts ? {} : { running: told }),
    change: lastChange(name, facts.writtenAt(path), facts.changes),
  };
}

/** As a person would type it: of what is YAML, as the file has it, and what is of parts not where it has none. */
function typedOf({ kind }: SettingInput, value: unknown, written: string): string {
  if (kind === 'block') return written;
  return kind === 'line' ? written || textOf(value) : textOf(value);
}

/** The last change of a setting, as long as the file has what it came to. */
function lastChange(name: string, written: string, changes: readonly SettingChange[]): SettingChange | undefined {
  const last = changes.find(({ setting }) => setting === name);
  return last?.after === written ? last : undefined;
}

function originInWords(origin: ReturnType<OriginOf>): string {
  if (origin === null) return '';
  return 'line' in origin ? `line ${origin.line}` : origin.variable;
}
