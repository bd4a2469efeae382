import type { SkyPosition } from '@wombat/sky';
import type { SeriesRoles } from '../comps/assignRoles.js';

const EXPLANATION = [
  '#RA, hours, minutes, seconds (J2000)',
  '#Dec, degrees, minutes, seconds (J2000)',
  '#Reference star: 0 for a target star (T), 1 for a comparison star (C)',
  '#Centroid: 1 to centroid on the star, 0 to stay at its position',
  '#Magnitude in the band of the series: 99.999 for none',
  '#One aperture a line, the first is T1:',
  '#RA, Dec, Reference star, Centroid, Magnitude',
];

const NO_MAGNITUDE = '99.999';

/**
 * AstroImageJ's aperture list (.radec): T1, T2, C3 ... by position, so that the series can be measured again in
 * AstroImageJ.
 */
export function radecFile(target: SkyPosition, roles: SeriesRoles): string {
  const line = (position: SkyPosition, reference: 0 | 1, mag: string) =>
    `${sexagesimalHours(position.raDegrees)}, ${sexagesimalDegrees(position.decDegrees)}, ${reference}, 1, ${mag}`;
  const lines = [
    ...EXPLANATION,
    line(target, 0, NO_MAGNITUDE),
    ...(roles.check === null ? [] : [line(roles.check, 0, roles.check.mag.toFixed(3))]),
    ...roles.comps.map(({ candidate }) => line(candidate, 1, candidate.mag.toFixed(3))),
  ];
  return `${lines.join('\n')}\n`;
}

/** hh:mm:ss.ssss */
function sexagesimalHours(raDegrees: number): string {
  const hours = (((raDegrees / 15) % 24) + 24) % 24;
  return sexagesimal(hours, 4, 24);
}

/** +dd:mm:ss.sss */
function sexagesimalDegrees(decDegrees: number): string {
  return (decDegrees < 0 ? '-' : '+') + sexagesimal(Math.abs(decDegrees), 3);
}

/** Rounded as a whole, so that seconds never read 60. `turn` wraps what is rounded up to a full turn. */
function sexagesimal(value: number, decimals: number, turn = Number.POSITIVE_INFINITY): string {
  const scale = 10 ** decimals;
  const rounded = Math.round(value * 3600 * scale);
  const units = rounded >= turn * 3600 * scale ? rounded - turn * 3600 * scale : rounded;
  const seconds = (units % (60 * scale)) / scale;
  const minutes = Math.floor(units / (60 * scale));
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${seconds.toFixed(decimals).padStart(3 + decimals, '0')}`;
}
