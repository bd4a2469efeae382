/** Filters that only wheels for pictures have. */
const LUMINANCE = /^(L|Lum(inance)?)$/i;
const COLOUR = /^(red|green|blue)$/i;
const NARROW = /^(H|Ha|H-?alpha|S|S2|SII|O|O3|OIII|N|N2|NII)$/i;
/** A set with one of these is a photometric one, whatever else it has, but for a green. */
const PHOTOMETRIC = /^(V|Rc|Ic)$/i;
const INFRARED = /^[JK]$/;

const OF_SLOAN_ALONE = /^[uiz]$/;

/**
 * Whether a single letter is a filter for pictures by the others of its camera: R, G, B beside a green, or beside L or
 * a narrow band where no V is; r and g beside a B that no V and no other of Sloan's goes with; H wherever neither J nor
 * K is.
 */
export function isForPictures(filter: string, wheel: readonly string[]): boolean {
  if (filter === 'H') return !wheel.some((name) => INFRARED.test(name));
  if (/^[rg]$/.test(filter)) return isSmallPictureWheel(wheel);
  return /^[RGB]$/.test(filter) && (isPictureWheel(wheel) || isSmallPictureWheel(wheel));
}

function isPictureWheel(wheel: readonly string[]): boolean {
  if (wheel.some((name) => name === 'G' || /^green$/i.test(name))) return true;
  const isMarked = wheel.some((name) => LUMINANCE.test(name) || COLOUR.test(name) || NARROW.test(name));
  return isMarked && !wheel.some((name) => PHOTOMETRIC.test(name));
}

/** Red, green and blue written small, of which r and g alone would be Sloan's. */
function isSmallPictureWheel(wheel: readonly string[]): boolean {
  const isWhole = [/^r$/, /^g$/, /^(B|blue)$/i].every((colour) => wheel.some((name) => colour.test(name)));
  return isWhole && !wheel.some((name) => PHOTOMETRIC.test(name) || OF_SLOAN_ALONE.test(name));
}
