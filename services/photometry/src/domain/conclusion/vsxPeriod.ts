import { parseVsxList, parseVsxObject } from '@wombat/aavso';

/**
 * Period (days) and epoch (HJD) of the target from VSX's answer as it was fetched: of one star asked for by name, or
 * the only one of a list. Null where the answer has not both.
 */
export function vsxPeriod(answer: string): { periodDays: number; epochHjd: number } | null {
  if (answer === '') return null;
  const json: unknown = JSON.parse(answer);
  const [one, list] = [parseVsxObject(json), parseVsxList(json)];
  const star = one.ok ? one.value : list.ok && list.value.length === 1 ? list.value[0] : null;
  return star?.period && star.epoch ? { periodDays: star.period, epochHjd: star.epoch } : null;
}
