import type { Header } from '../header/header.js';

/** Cards by which capture programs and observatories tell one camera from another of its model. */
const KEYWORDS = [
  ...['CAMSER', 'CAMERASN', 'CAMSN', 'CAM-SN', 'CAM_SN', 'CAMSERNO', 'CAMERAID', 'CAMID', 'CAM-ID'],
  ...['SERIALNO', 'SERIALNB', 'SERIALNR', 'SERIALN', 'SERIAL', 'SERNO', 'SERNUM', 'SERIALNU', 'SER-NO'],
  ...['CCDSER', 'CCDSERNO', 'CCDSN', 'CCD-SN', 'DETSER', 'DETSERNO', 'DETSN', 'CHIPID', 'CHIP_ID', 'SENSORSN'],
  ...['INSTSER', 'INSTSN', 'INSTRSN', 'DEVSN', 'CAM_SER', 'CAMSERN', 'SERIAL_N', 'SERIAL-N'],
];
const NOTHING = /^(0*|-+|n\/?a|none|unknown|unk|default|null)$/i;

/** The camera's own number; null where the header has none. */
export function cameraSerial(header: Header): string | null {
  const texts = KEYWORDS.map((keyword) => header.getString(keyword) ?? '');
  return texts.find((text) => !NOTHING.test(text)) ?? null;
}
