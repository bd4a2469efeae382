/** Keys one below the other; a number is an entry of a list, from 0. */
export type SettingPath = (string | number)[];

/** GET /api/settings : what is set, with what it means. */
export interface SettingsAnswer {
  /** The file they are set in; '' where the program was started without one. */
  file: string;
  /** SHA-256 of the file as it is told here: a change names it, so that nothing is written over what nobody saw. */
  sha256: string;
  /** Why the file cannot be written here; '' where it can. */
  unwritable: string;
  /** Why the file as it is now could not be read at the next start; '' where it could. */
  problem: string;
  settings: SettingLine[];
  /** What people changed on the page, newest first. */
  changes: SettingChange[];
  /** Services that were started with other settings than the file has now, and have to be started again. */
  outdated: string[];
  /** Whether they can be started again from here. */
  canApply: boolean;
}

export interface SettingLine {
  path: SettingPath;
  /** Keys joined by dots, as in `photometry.comps.minSnr`, entries of lists by number from 1. */
  name: string;
  /** As the file has it; '' where nothing is set; secrets are not told. */
  value: string;
  isDefault: boolean;
  /** What holds where nothing is set; '' for nothing. */
  usual: string;
  /** `line 12` of the file, the variable of the environment that goes before it, or '' where nothing sets it. */
  origin: string;
  meaning: string;
  /** How it is given. */
  input: SettingInput;
  /** The value as it would be typed. */
  typed: string;
  /** Why it cannot be changed here; '' where it can. */
  locked: string;
  /** What the programs were started with, where that is something else. */
  running?: string | undefined;
  /** How it came to what the file has; left out where nobody set it so on the page. */
  change?: SettingChange | undefined;
}

/**
 * `text` is taken as it stands, `number` is one, `choice` one of a few; `line` and `block` are YAML, on one line or on
 * several.
 */
export interface SettingInput {
  kind: 'text' | 'number' | 'choice' | 'line' | 'block';
  /** Of a choice; else none. */
  choices: string[];
  /** Of a block: the keys it, or each entry of it, may have; none where any name will do. */
  keys: string[];
}

export interface SettingChange {
  /** ISO 8601, UTC. */
  at: string;
  setting: string;
  /** As the file had it, in YAML; '' where it was not set there. */
  before: string;
  after: string;
  reason: string;
  by: string;
}

/** POST /api/settings/preview : what would change in the file; nothing is written. */
export interface SettingRequest {
  path: SettingPath;
  /** As it is typed; left out: the setting is taken out of the file, and is as it comes. */
  text?: string | undefined;
  /** Of the file as the person sees it. */
  sha256: string;
}

export interface SettingPreview {
  lines: ChangedLine[];
  /** Services that have to be started again for it. */
  services: string[];
  /** Why the file cannot be written here, so that the lines have to be put there by hand; '' where it can. */
  unwritable: string;
}

/** A line that the file has no more, or has instead; numbered from 1. */
export interface ChangedLine {
  mark: '-' | '+';
  line: number;
  text: string;
}

/** POST /api/settings/change : writes it into the file, and keeps who did it, and why. */
export interface ChangeSettingRequest extends SettingRequest {
  reason: string;
  by: string;
}
