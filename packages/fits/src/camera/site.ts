import type { Card } from '../header/card.js';
import type { Header } from '../header/header.js';
import { parseNumber } from '../header/parseNumber.js';
import { captureProgram } from './captureProgram.js';
import { sexagesimal } from './sexagesimal.js';
import { firstMeasured } from './units/measured.js';
import { METRES } from './units/quantity.js';

/** Degrees, longitude east positive; metres. */
export interface Site {
  latitude: number;
  longitude: number;
  elevation: number;
}

const LATITUDES = ['OBSGEO-B', 'LAT-OBS', 'SITELAT', 'LATITUDE', 'OBSLAT'];
const LONGITUDES = ['OBSGEO-L', 'LONG-OBS', 'SITELONG', 'LONGITUD', 'OBSLONG'];
const ELEVATIONS = ['OBSGEO-H', 'ALT-OBS', 'SITEELEV', 'SITEALT', 'ELEVATIO', 'OBSELEV'];
const EAST = /\+ ?E\b|\beast\b|\bdeg E\b/i;
const WEST = /\+ ?W\b|\bwest\b|\bdeg W\b/i;

const isElevation = (metres: number) => metres >= -500 && metres <= 9000;

/**
 * The site a header tells, only where it is certain which way its longitude counts: OBSGEO-L (by the standard), a
 * comment that says east or west, or a program whose way is known. A latitude or longitude of exactly 0 is what
 * programs write that were told none. The elevation is 0 where it is missing or cannot be.
 */
export function siteOf(header: Header): Site | null {
  const latitude = LATITUDES.map((keyword) => degrees(header.card(keyword))).find(isLatitude);
  if (latitude === undefined) return null;
  for (const keyword of LONGITUDES) {
    const longitude = eastLongitude(header, keyword);
    if (longitude === undefined || longitude === 0) continue;
    return { latitude, longitude, elevation: firstMeasured(header, ELEVATIONS, METRES, isElevation) ?? 0 };
  }
  return null;
}

function isLatitude(value: number | undefined): value is number {
  return value !== undefined && value !== 0 && Math.abs(value) <= 90;
}

function eastLongitude(header: Header, keyword: string): number | undefined {
  const card = header.card(keyword);
  const value = degrees(card);
  const sign = directionOf(header, card);
  if (value === undefined || sign === undefined || Math.abs(value) > 360) return undefined;
  const longitude = sign * value;
  if (longitude > 180) return longitude - 360;
  return longitude <= -180 ? longitude + 360 : longitude;
}

function directionOf(header: Header, card: Card | undefined): 1 | -1 | undefined {
  const comment = card?.comment ?? '';
  if (EAST.test(comment)) return 1;
  if (WEST.test(comment)) return -1;
  if (card?.keyword === 'OBSGEO-L') return 1;
  const known = captureProgram(header)?.longitude;
  if (known === undefined || known.card !== card?.keyword) return undefined;
  return known.positive === 'east' ? 1 : -1;
}

function degrees(card: Card | undefined): number | undefined {
  if (typeof card?.value === 'string') return parseNumber(card.value) ?? sexagesimal(card.value);
  return typeof card?.value === 'number' ? card.value : undefined;
}
