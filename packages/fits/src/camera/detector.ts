import type { Header } from '../header/header.js';
import type { CameraRule } from './cameraRule.js';
import { firstNumber, firstText, positive } from './firstOf.js';
import { gainOf } from './gain.js';

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

const BAYER = /^[RGBCMY]{4}$/;
const IN_ADU = /\[\s*(adu|dn|counts?)\s*\]|\bin (adu|dn|counts?)\b/i;
const IN_ELECTRONS = /\[\s*(e-?|electrons?)\s*\]|\bin electrons?\b/i;

/**
 * The camera rule first, the header where the rule is silent. `gainDoubt`: why a gain of the header is not believed.
 */
export function detector(
  header: Header,
  rule: CameraRule,
  bitpix: number,
): Detector & { readonly gainDoubt: string | null } {
  const [xBinning, yBinning] = binning(header);
  const told = rule.gain === undefined ? gainOf(header, bitpix) : { gain: rule.gain, doubt: null };
  return {
    gain: told.gain,
    gainDoubt: told.doubt,
    gainSetting: firstNumber(header, ['GAIN']),
    offsetSetting: firstNumber(header, ['OFFSET', 'BLKLEVEL']),
    readoutMode: firstText(header, ['READOUTM', 'READMODE']),
    readNoise: rule.readNoise ?? inOtherUnit(header, READ_NOISE, IN_ADU, (adu) => adu * (told.gain ?? Number.NaN)),
    saturation:
      rule.saturation ??
      inOtherUnit(header, ['SATURATE'], IN_ELECTRONS, (electrons) => electrons / (told.gain ?? Number.NaN)),
    xBinning,
    yBinning,
    bayerPattern: bayerPatternOf(header),
  };
}

const READ_NOISE = ['RDNOISE', 'READNOIS', 'ENOISE'];

/** The first of these above 0, converted where its comment says the other unit; null where that needs a gain. */
function inOtherUnit(
  header: Header,
  keywords: readonly string[],
  other: RegExp,
  convert: (value: number) => number,
): number | null {
  const keyword = keywords.find((each) => positive(header.getNumber(each) ?? 0));
  const value = keyword === undefined ? undefined : header.getNumber(keyword);
  if (keyword === undefined || value === undefined) return null;
  const converted = other.test(header.card(keyword)?.comment ?? '') ? convert(value) : value;
  return Number.isFinite(converted) ? converted : null;
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
