/** GET /api/settings : what is set, with what it means. */
export interface SettingsAnswer {
  /** The file they are set in, to be edited there; '' where the program was started without one. */
  file: string;
  settings: SettingLine[];
}

export interface SettingLine {
  /** Keys joined by dots, as in `photometry.comps.minSnr`. */
  name: string;
  /** '' where nothing is set; secrets are not told. */
  value: string;
  isDefault: boolean;
  /** `line 12` of the file, the variable of the environment that goes before it, or '' where nothing sets it. */
  origin: string;
  meaning: string;
}
