import type { SkyPosition } from './skyPosition.js';

const RADIAN = Math.PI / 180;
const ARCSEC = 3600 / RADIAN;

export interface PixelPosition {
  x: number;
  y: number;
}

/** How one frame lies on the sky: a tangent plane (Calabretta & Greisen 2002, TAN) touching at `tangent`. */
export interface SkyPlane {
  tangent: SkyPosition;
  /** Pixel (0-based) of the tangent point. */
  origin: PixelPosition;
  pixelScaleArcsec: number;
  rotationDegrees: number;
  mirrored: boolean;
  /** Turned by another 180 degrees, as after a meridian flip. */
  flipped: boolean;
}

/** Standard coordinates (arcseconds east and north of the tangent point), or null on the far side of the sky. */
export function onTangentPlane(star: SkyPosition, tangent: SkyPosition): { east: number; north: number } | null {
  const turn = (star.raDegrees - tangent.raDegrees) * RADIAN;
  const [sinStar, cosStar] = [Math.sin(star.decDegrees * RADIAN), Math.cos(star.decDegrees * RADIAN)];
  const [sinTangent, cosTangent] = [Math.sin(tangent.decDegrees * RADIAN), Math.cos(tangent.decDegrees * RADIAN)];
  const towards = sinTangent * sinStar + cosTangent * cosStar * Math.cos(turn);
  if (towards <= 0.1) return null;
  return {
    east: ((cosStar * Math.sin(turn)) / towards) * ARCSEC,
    north: ((cosTangent * sinStar - sinTangent * cosStar * Math.cos(turn)) / towards) * ARCSEC,
  };
}

/** The position at standard coordinates (arcseconds): the inverse of `onTangentPlane`. */
export function offTangentPlane({ east, north }: { east: number; north: number }, tangent: SkyPosition): SkyPosition {
  const [xi, eta] = [east / ARCSEC, north / ARCSEC];
  const [sin, cos] = [Math.sin(tangent.decDegrees * RADIAN), Math.cos(tangent.decDegrees * RADIAN)];
  const away = cos - eta * sin;
  const raDegrees = tangent.raDegrees + Math.atan2(xi, away) / RADIAN;
  return {
    raDegrees: ((raDegrees % 360) + 360) % 360,
    decDegrees: Math.atan2(sin + eta * cos, Math.hypot(xi, away)) / RADIAN,
  };
}

/** The 2x2 matrix from pixels to standard coordinates in DEGREES, as the CD cards of FITS hold it. */
export function cdMatrix({
  pixelScaleArcsec,
  rotationDegrees,
  mirrored,
  flipped,
}: SkyPlane): [number, number, number, number] {
  const scale = ((flipped ? -1 : 1) * pixelScaleArcsec) / 3600;
  const cos = scale * Math.cos(rotationDegrees * RADIAN);
  const sin = scale * Math.sin(rotationDegrees * RADIAN);
  return mirrored ? [cos, sin, -sin, cos] : [-cos, sin, sin, cos];
}

/** Pixel (0-based, pixel centres whole numbers) of a position; null on the far side of the sky. */
export function pixelOf(star: SkyPosition, plane: SkyPlane): PixelPosition | null {
  const standard = onTangentPlane(star, plane.tangent);
  if (standard === null) return null;
  const scale = (plane.flipped ? -1 : 1) / plane.pixelScaleArcsec;
  const cos = scale * Math.cos(plane.rotationDegrees * RADIAN);
  const sin = scale * Math.sin(plane.rotationDegrees * RADIAN);
  const x = cos * standard.east - sin * standard.north;
  return {
    x: plane.origin.x + (plane.mirrored ? x : -x),
    y: plane.origin.y + sin * standard.east + cos * standard.north,
  };
}
