import type { Header } from '../header/header.js';
import type { CameraRule } from './cameraRule.js';
import { firstNumber, firstText, positive } from './firstOf.js';

export interface Detector {
  /** e-/ADU */
  gain: number | null;
  /** The GAIN card as it is: with CMOS cameras a setting, not e-/ADU. */
  gainSetting: number | null;
  offsetSetting: number | null;
  readoutMode: string | null;
  /** e- */
  readNoise: number | null;
  /** ADU on raw pixels. */
  saturation: number | null;
  xBinning: number;
  yBinning: number;
  /** RGGB and the like; null for a monochrome sensor. */
  bayerPattern: string | null;
}

const ELECTRONS_PER_ADU = /\be(lectrons?)?-?\s*(\/|per)\s*(adu|dn|du|count)/i;
const BAYER = /^[RGBCMY]{4}$/;

/** The camera rule first, the header where the rule is silent. */
export function detector(header: Header, rule: CameraRule): Detector {
  const [xBinning, yBinning] = binning(header);
  return {
    gain: rule.gain ?? firstNumber(header, ['EGAIN'], positive) ?? gainWithUnit(header),
    gainSetting: firstNumber(header, ['GAIN']),
    offsetSetting: firstNumber(header, ['OFFSET', 'BLKLEVEL']),
    readoutMode: firstText(header, ['READOUTM', 'READMODE']),
    readNoise: rule.readNoise ?? firstNumber(header, ['RDNOISE', 'READNOIS', 'ENOISE'], positive),
    saturation: rule.saturation ?? firstNumber(header, ['SATURATE'], positive),
    xBinning,
    yBinning,
    bayerPattern: bayerPatternOf(header),
  };
}

/** GAIN counts as e-/ADU only where its comment says so. */
function gainWithUnit(header: Header): number | null {
  return ELECTRONS_PER_ADU.test(header.card('GAIN')?.comment ?? '') ? firstNumber(header, ['GAIN'], positive) : null;
}

function binning(header: Header): [number, number] {
  const both = /^(\d+)\s*[x*,\s]\s*(\d+)$/i.exec(firstText(header, ['CCDSUM', 'BINNING']) ?? '');
  const x = firstNumber(header, ['XBINNING', 'CCDXBIN', 'BINX', 'XBIN'], positive) ?? Number(both?.[1] ?? 1);
  const y = firstNumber(header, ['YBINNING', 'CCDYBIN', 'BINY', 'YBIN'], positive) ?? Number(both?.[2] ?? 1);
  return [x, y];
}

/** As the header names it, whatever it is; null where it names none. */
export function bayerPatternOf(header: Header): string | null {
  const named = ['BAYERPAT', 'COLORTYP', 'CFAIMAGE'].map((keyword) => header.getString(keyword)?.toUpperCase() ?? '');
  return named.find((pattern) => BAYER.test(pattern)) ?? null;
}
