import type { StarReputation } from '../../../../server/src/domain/contract.js';
import { nightText } from '../times.js';

/** A star's reputation as a row of the table. */
export interface ReputationLine {
  key: string;
  auid: string;
  filter: string;
  role: string;
  nights: string;
  residual: string;
  nightScatter: string;
  frameScatter: string;
  trend: string;
  isOut: boolean;
}

/** A slope within this many of its errors may be none. */
const SIGMAS = 3;
const NONE = '–';

export function reputationLine({ auid, filter, nights, report, ...facts }: StarReputation): ReputationLine {
  const out = nights.filter(({ isOut }) => isOut).length;
  return {
    key: `${filter} ${auid}`,
    ...{ auid, filter },
    role: roleOf(nights),
    nights: out === 0 ? `${nights.length}` : `${nights.length}, out of line on ${out}`,
    residual: signed(facts.meanResidual),
    nightScatter: facts.nightScatter?.toFixed(3) ?? NONE,
    frameScatter: facts.frameScatter?.toFixed(3) ?? NONE,
    trend: trendText(facts.trend),
    isOut: report !== '',
  };
}

function roleOf(nights: StarReputation['nights']): string {
  const checks = nights.filter(({ isCheck }) => isCheck).length;
  if (checks === 0) return 'comparison';
  return checks === nights.length ? 'check' : 'both';
}

function trendText(trend: StarReputation['trend']): string {
  if (trend === null) return NONE;
  const { magnitudesPerYear, error } = trend;
  if (Math.abs(magnitudesPerYear) <= SIGMAS * error) return 'none';
  return `${signed(magnitudesPerYear)} ± ${error.toFixed(3)} a year`;
}

/** Of every night, for who wants to look: `2024-01-02 +0.110`. */
export function reputationNights({ nights }: StarReputation): string {
  return nights
    .map(({ night, residual, isOut }) => `${nightText(night)} ${signed(residual)}${isOut ? ' (out)' : ''}`)
    .join(', ');
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
