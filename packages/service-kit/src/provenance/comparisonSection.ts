import type { provenance } from '@wombat/proto';
import { COMPARISON_MODES } from '@wombat/proto/words';
import type { ExplainedSection } from './explanation.js';
import type { Point } from './point.js';

type Star = provenance.Comparison['stars'][number];

/** The stars the target is compared with, and those of the chart it is not; for a point, as its frame has them. */
export function comparisonSection({ comparison }: provenance.Provenance, point: Point | null): ExplainedSection {
  const { mode, chartId, stars, levelError } = comparison;
  const used = stars.filter(({ role }) => role !== '');
  const others = stars.filter(({ role }) => role === '');
  return {
    heading: 'Comparison stars',
    lines: [
      `${COMPARISON_MODES[mode]}, AAVSO chart ${chartId}`,
      ...used.map((star) => [starWords(star), standing(star, comparison), onFrame(star, point)].join('')),
      ...(point === null ? others.map((star) => `${starWords(star)}: not used, ${star.reason}`) : []),
      `what the catalogue's errors leave open of the level of the whole night: ${levelError.toFixed(3)}`,
    ],
  };
}

function starWords({ role, auid, label, catalogueMag, catalogueError }: Star): string {
  const error = catalogueError > 0 ? ` ± ${catalogueError.toFixed(3)}` : '';
  const name = [role, auid].filter((word) => word !== '').join(' ');
  return `${name} (${label}) ${catalogueMag.toFixed(3)}${error} in the catalogue`;
}

function standing({ role, auid, residual, scatter }: Star, { night }: provenance.Comparison): string {
  const star = night.find((one) => one.auid === auid);
  return [
    ...(role === 'T2' ? [', check star'] : []),
    ...(residual === undefined ? [] : [`, measured ${signed(residual)} from it`]),
    ...(scatter === undefined ? [] : [`, scatter ${scatter.toFixed(3)}`]),
    ...(star === undefined || star.setsLevel ? [] : [', does not set the level: the others contradict it']),
  ].join('');
}

/** Nothing of the check star, which no zero point rests on. */
function onFrame({ role, auid }: Star, point: Point | null): string {
  if (point === null || role === 'T2' || point.comps.includes(auid)) return '';
  const reason = point.without.find(({ starId }) => starId === auid)?.reason;
  return `; not used on this frame${reason === undefined ? '' : `: ${reason}`}`;
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`;
}
