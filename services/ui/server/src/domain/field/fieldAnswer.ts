import type { photometry } from '@wombat/proto';
import { isoFromJulianDate } from '@wombat/sky';
import type { FieldAnswer } from '../contract.js';
import { type CutOut, placeOnPicture } from '../picture/cutOut.js';
import { placeTags } from './placeTags.js';
import { scaleBar } from './scaleBar.js';
import { type Turn, turnedPlace, turnedSize, turnedWay, turnOf } from './turn.js';

/** Height of a capital letter. */
const LETTER_PIXELS = 14;
/** A letter with the space behind it: at most this share of its height. */
const LETTER_WIDTH = 6 / 7;
const STRIP_PIXELS = 52;
const LEAST_RING_PIXELS = 8;
/** Smaller ones cover the star. */
const LEAST_APERTURE_PIXELS = 2;

/** All that is drawn of the field of a series on the picture of its frame. */
export function fieldAnswer(field: photometry.GetFieldResponse, shown: CutOut): FieldAnswer {
  const turn = fieldTurn(field);
  const picture = turnedSize(turn, shown);
  const rings = shownRadii(field, shown);
  const stars = field.stars.map(({ x, y, ...star }) => ({
    ...star,
    ...turnedPlace(turn, shown, placeOnPicture(shown, { x, y })),
    text: star.label === '' ? star.auid : star.label,
  }));
  const tags = placeTags(stars, {
    picture,
    ringPixels: rings.ring,
    letter: { width: LETTER_PIXELS * LETTER_WIDTH, height: LETTER_PIXELS },
  });
  const [north, east] = directionsOf(field);
  return {
    filename: field.filename,
    sha256: field.frameSha256,
    time: `${isoFromJulianDate(field.jdUtcMid).slice(0, 19).replace('T', ' ')} UTC`,
    ...{ ...picture, strip: STRIP_PIXELS, ...rings },
    ...{ north: turnedWay(turn, north), east: turnedWay(turn, east) },
    scaleBar: scaleBar(field.arcsecPerPixel * shown.shrink, picture.width),
    stars: stars.flatMap(({ text: _, ...star }, index) => {
      const tag = tags[index];
      return tag === undefined ? [] : [{ ...star, tag }];
    }),
  };
}

/** How the picture of the field is laid down. */
export function fieldTurn(field: photometry.GetFieldResponse): Turn {
  return turnOf(...directionsOf(field));
}

function directionsOf({ north, east }: photometry.GetFieldResponse) {
  return [north ?? { x: 0, y: -1 }, east ?? { x: -1, y: 0 }] as const;
}

function shownRadii({ radii }: photometry.GetFieldResponse, { shrink }: CutOut): Pick<FieldAnswer, 'radii' | 'ring'> {
  const { starPixels = 0, skyInnerPixels = 0, skyOuterPixels = 0 } = radii ?? {};
  const shown = [starPixels, skyInnerPixels, skyOuterPixels].map((radius) => radius / shrink);
  return {
    radii: starPixels / shrink < LEAST_APERTURE_PIXELS ? [] : shown,
    ring: Math.max(skyOuterPixels / shrink, LEAST_RING_PIXELS),
  };
}
