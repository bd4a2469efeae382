import type { provenance } from '@wombat/proto';
import { CAL_TYPES, type CalType, DONE_BEFORE, NO_MASTER } from '@wombat/proto/words';
import type { ExplainedSection } from './explanation.js';
import type { Point } from './point.js';

type Master = provenance.Master;

/** The masters of a frame, or of a series, and those that went into them, with what each was made of. */
export function mastersSection(told: provenance.Provenance, point: Point | null): ExplainedSection {
  const { masters } = told.calibration;
  const wanted = point === null ? null : mastersBelow(masters, [point.biasSha256, point.darkSha256, point.flatSha256]);
  const isTold = wanted !== null && wanted.length > 0;
  return {
    heading: 'Masters',
    lines: [...CAL_TYPES.flatMap((calType) => outcomeLine(told, calType)), ...(isTold ? wanted : masters).map(words)],
  };
}

/** Those of these hashes, and those that were taken out of what they were made of. */
function mastersBelow(masters: readonly Master[], hashes: readonly string[]): Master[] {
  const found = new Set(hashes.filter((hash) => hash !== ''));
  for (const hash of found) {
    const master = masters.find(({ product }) => product?.sha256 === hash);
    for (const below of master?.subtracted ?? []) found.add(below);
  }
  return masters.filter(({ product }) => found.has(product?.sha256 ?? ''));
}

/** Where the series has none of the kind, or there is something to be said of it. */
function outcomeLine({ calibration }: provenance.Provenance, calType: CalType): string[] {
  const { date = '', reason = '' } = calibration[calType] ?? {};
  if (date === NO_MASTER) return [`no ${calType}: ${reason}`];
  if (date === DONE_BEFORE) return [`${calType}: done before by another program`];
  return reason === '' ? [] : [`${calType}: ${reason}`];
}

function words({ calType, product, told, inputs, subtracted, method, ...measured }: Master): string {
  const { path = '', sha256 = '' } = product ?? {};
  const made = told
    ? `made of ${inputs.length} raw ${inputs.length === 1 ? 'frame' : 'frames'} by ${method}${less(subtracted.length)}`
    : 'it is not known how it was made';
  return `${calType} ${path}, SHA-256 ${sha256}: ${made}${noiseWords(measured)}`;
}

type Noise = Pick<Master, 'measuredGain' | 'measuredReadNoise' | 'toldGain' | 'toldReadNoise'>;

/** What its frames tell of the camera, beside what configuration or header say. */
function noiseWords({ measuredGain, measuredReadNoise, toldGain, toldReadNoise }: Noise): string {
  const found = [
    besides('gain', 'e-/ADU', measuredGain, toldGain),
    besides('read noise', 'e-', measuredReadNoise, toldReadNoise),
  ];
  const told = found.filter((one) => one !== '').join(', ');
  return told === '' ? '' : `; pairs of its frames tell ${told}`;
}

function besides(name: string, unit: string, measured: number | undefined, told: number | undefined): string {
  if (measured === undefined) return '';
  const theirs = told === undefined ? 'used, as no other is known' : `${told} by configuration or header, used`;
  return `${name} ${measured.toFixed(2)} ${unit} (${theirs})`;
}

function less(masters: number): string {
  if (masters === 0) return '';
  return masters === 1 ? ', less another master' : `, less ${masters} other masters`;
}
