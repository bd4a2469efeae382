import type { photometry } from '@wombat/proto';
import { isoFromJulianDate } from '@wombat/sky';
import type { FrameAnswer } from '../contract.js';
import { type CutOut, placeOnPicture } from './cutOut.js';

/** What lies on a picture of a frame: the stars in sight with their apertures, and what the frame was like. */
export function frameAnswer(frame: photometry.GetFrameResponse, shown: CutOut): FrameAnswer {
  const { shrink, width, height } = shown;
  const { starPixels, skyInnerPixels, skyOuterPixels } = frame.radii;
  const margin = skyOuterPixels / shrink;
  const stars = frame.stars.flatMap(({ role, flags, ...place }) => {
    const { x, y } = placeOnPicture(shown, place);
    const inSight = x > -margin && y > -margin && x < width + margin && y < height + margin;
    return inSight ? [{ id: role, x, y, flags }] : [];
  });
  return {
    filename: frame.filename,
    facts: factsOf(frame),
    stars,
    flags: flagsOf(frame),
    radii: { aperture: starPixels / shrink, inner: skyInnerPixels / shrink, outer: margin },
    ...{ width, height, scale: 1 / shrink },
  };
}

function factsOf(frame: photometry.GetFrameResponse): FrameAnswer['facts'] {
  const target = frame.stars.find(({ role }) => role === 'T1');
  const { starPixels, skyInnerPixels, skyOuterPixels } = frame.radii;
  const facts: [string, string | undefined][] = [
    ['Frame', `${frame.filename}, ${frame.width} × ${frame.height} pixels`],
    ['Middle', `${isoFromJulianDate(frame.jdUtcMid).slice(0, 19).replace('T', ' ')} UTC`],
    ['Exposure', withUnit(frame.exposureSeconds, 1, 's')],
    ['Detector', withUnit(frame.ccdTemperatureCelsius, 1, '°C')],
    [
      'Aperture',
      `${[starPixels, skyInnerPixels, skyOuterPixels].map((radius) => radius.toFixed(1)).join(', ')} pixels`,
    ],
    ['FWHM of T1', withUnit(target?.fwhmPixels, 1, 'pixels')],
    ['SNR of T1', withUnit(target?.snr, 0, '')],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** Of each flag the stars it is set on, in the order the flags occur in. */
function flagsOf({ stars, flagTexts }: photometry.GetFrameResponse): FrameAnswer['flags'] {
  const names = [...new Set(stars.flatMap(({ flags }) => flags))];
  return names.map((name) => {
    const { short, long } = flagTexts[name] ?? { short: name, long: name };
    return { short, long, stars: stars.filter(({ flags }) => flags.includes(name)).map(({ role }) => role) };
  });
}

function withUnit(value: number | undefined, digits: number, unit: string): string | undefined {
  return value === undefined ? undefined : `${value.toFixed(digits)} ${unit}`.trim();
}
