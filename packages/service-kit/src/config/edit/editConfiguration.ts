import { type Fault, ok, type Result, refuse } from '@wombat/result';
import { loadConfig } from '../loadConfig.js';
import { settingVariable } from '../settingOrigins.js';
import { type ChangedLine, changedLines } from './changedLines.js';
import { editYaml, writtenIn } from './editYaml.js';
import { whyLocked } from './lockedSettings.js';
import type { SettingPath } from './placeInYaml.js';
import { isTextAt } from './settingInput.js';
import { yamlOfText } from './yamlValue.js';

const HIDDEN = '(not shown)';

type Variables = Readonly<Record<string, string | undefined>>;

/** What a person wants a setting to be. */
export interface SettingEdit {
  path: SettingPath;
  /** As it is typed: text as it stands where the setting is one, else YAML. Null: as it comes, not set at all. */
  text: string | null;
}

/** A configuration with one setting otherwise. */
export interface EditedConfiguration {
  text: string;
  /** How the setting was written, and is now; '' where it is not set. */
  before: string;
  after: string;
  /** What differs, as it may be shown: without what is secret beside it. */
  lines: ChangedLine[];
}

export interface EditFault extends Fault {
  /** locked: it is not changed here; invalid: it would be wrong, or is no change. */
  code: 'locked' | 'invalid';
}

/**
 * The text of a wombat.yaml with a setting otherwise, held against the very rules it is read by; nothing is written. It
 * is refused where the setting is not for the page, where the environment sets it, and where the file would be wrong.
 */
export function editConfiguration(
  file: string,
  { path, text }: SettingEdit,
  variables: Variables,
): Result<EditedConfiguration, EditFault> {
  const reason = whyLocked(path) ?? whySetElsewhere(path, variables);
  if (reason !== null) return refuse({ code: 'locked', message: reason });
  const yaml = text !== null && isTextAt(path) ? yamlOfText(text) : text;
  const edited = editYaml(file, path, yaml);
  if (!edited.ok) return invalid(edited.fault.message);
  const lines = changedLines(file, edited.value);
  if (lines.length === 0) return invalid('it is set so already');
  const config = loadConfig(edited.value, variables);
  if (!config.ok) return invalid(config.fault.sentences.join('; '));
  const { webhook } = config.value.notify;
  const shown = lines.map((line) =>
    webhook === null ? line : { ...line, text: line.text.replaceAll(webhook, HIDDEN) },
  );
  return ok({ text: edited.value, before: writtenIn(file)(path), after: writtenIn(edited.value)(path), lines: shown });
}

/** Why a setting cannot be changed in the file; null where it can. */
export function whySetElsewhere(path: SettingPath, variables: Variables): string | null {
  const variable = settingVariable(path, variables);
  return variable === null ? null : `${variable} of the environment sets it, and goes before the file`;
}

function invalid(message: string) {
  return refuse({ code: 'invalid', message });
}
