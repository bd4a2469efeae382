import type { ErrorParts } from '../gen/wombat/photometry/v1/photometry.js';

/** What the error of a magnitude is made of, in short words, those common to the night last. */
export const ERROR_PARTS: Readonly<Record<keyof ErrorParts, string>> = {
  photon: 'photons',
  sky: 'sky',
  darkCurrent: 'dark current',
  readNoise: 'read noise',
  scintillation: 'scintillation',
  flat: 'flat',
  compScatter: 'zero point',
  colour: 'colour',
  colourChange: 'change of colour',
  flatCommon: 'flat all night',
  catalogue: 'catalogue',
  colourTerm: 'colour term',
};

/** Each part of the registry that is not nothing: as little as half of the last digit that is shown. */
export function errorPartsSaid(parts: ErrorParts | undefined): string[] {
  if (parts === undefined) return [];
  const names = Object.keys(ERROR_PARTS) as (keyof ErrorParts)[];
  return names.flatMap((name) => {
    const part = parts[name] ?? 0;
    return part >= SMALLEST_SHOWN ? [`${nameOf(name, parts)} ${part.toFixed(3)}`] : [];
  });
}

/** Points measured before the noise of the camera was kept do not tell these apart. */
function nameOf(name: keyof ErrorParts, { sky }: ErrorParts): string {
  return name === 'photon' && sky === undefined ? 'photons of star and sky, with the camera' : ERROR_PARTS[name];
}

const SMALLEST_SHOWN = 0.0005;
