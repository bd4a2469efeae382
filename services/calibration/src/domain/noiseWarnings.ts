import type { FrameMeta } from '@wombat/proto';

/** A measurement further from what is told than this part of it is worth a word. */
const LARGEST_DIFFERENCE = 0.2;

/** Where measured gain and read noise differ from those the configuration or the header tells, or stand for them. */
export function noiseWarnings(
  { gain, readNoise }: Pick<FrameMeta, 'gain' | 'readNoise'>,
  { measuredGain, measuredReadNoise }: { measuredGain?: number; measuredReadNoise?: number },
): string[] {
  return [
    ...warningOf({ name: 'gain', unit: 'e-/ADU', setting: 'gain' }, gain, measuredGain),
    ...warningOf({ name: 'read noise', unit: 'e-', setting: 'readNoise' }, readNoise, measuredReadNoise),
  ];
}

function warningOf(
  { name, unit, setting }: { name: string; unit: string; setting: string },
  told: number | undefined,
  measured: number | undefined,
): string[] {
  if (measured === undefined) return [];
  const found = `${measured.toFixed(2)} ${unit} by pairs of flats and biases`;
  if (told === undefined) return [`${name} not known: ${found} is used; set cameras: ${setting} to it`];
  if (Math.abs(measured - told) <= LARGEST_DIFFERENCE * told) return [];
  return [`${name} is ${found}, ${told} by configuration or header: one of them is wrong`];
}
