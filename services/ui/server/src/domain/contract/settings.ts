/** GET /api/settings : what is set, with what it means. */
export interface SettingsAnswer {
  settings: SettingLine[];
}

export interface SettingLine {
  /** Keys joined by dots, as in `photometry.comps.minSnr`. */
  name: string;
  /** '' where nothing is set; secrets are not told. */
  value: string;
  isDefault: boolean;
  meaning: string;
}
