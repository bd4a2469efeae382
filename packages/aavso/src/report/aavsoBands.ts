/** The FILT codes of the Extended File Format (and the AID's RJ, IJ, GG), with what they are. */
export const AAVSO_BANDS = {
  U: 'Johnson U',
  B: 'Johnson B',
  V: 'Johnson V',
  R: 'Cousins R',
  I: 'Cousins I',
  J: 'near infrared J',
  H: 'near infrared H',
  K: 'near infrared K',
  TB: 'blue channel of a colour camera',
  TG: 'green channel of a colour camera',
  TR: 'red channel of a colour camera',
  CV: 'clear, V zero point',
  CR: 'clear, R zero point',
  SU: 'Sloan u',
  SG: 'Sloan g',
  SR: 'Sloan r',
  SI: 'Sloan i',
  SZ: 'Sloan z',
  STU: 'Strömgren u',
  STV: 'Strömgren v',
  STB: 'Strömgren b',
  STY: 'Strömgren y',
  STHBW: 'Strömgren H-beta wide',
  STHBN: 'Strömgren H-beta narrow',
  MA: 'Optec Wing A',
  MB: 'Optec Wing B',
  MI: 'Optec Wing C',
  ZS: 'PanSTARRS z-short',
  Y: 'PanSTARRS y',
  HA: 'H-alpha',
  HAC: 'H-alpha continuum',
  RJ: 'Johnson R',
  IJ: 'Johnson I',
  GG: 'Gaia G',
  O: 'other',
} as const;

export type AavsoBand = keyof typeof AAVSO_BANDS;

export function isAavsoBand(code: string): code is AavsoBand {
  return Object.hasOwn(AAVSO_BANDS, code);
}

/** Bands in which no magnitude can be transformed: what is transformed is reported in its standard band. */
export const NEVER_TRANSFORMED: ReadonlySet<string> = new Set(['CV', 'CR', 'TG', 'TB', 'TR', 'O']);
