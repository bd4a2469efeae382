import { parseVsxList, parseVsxObjects } from '@wombat/aavso';

/**
 * Period (days) and epoch (HJD) of the target from VSX's answer as it was fetched: of the one star of a name, or the
 * only one of a list. Null where the answer has not both.
 */
export function vsxPeriod(answer: string): { periodDays: number; epochHjd: number } | null {
  if (answer === '') return null;
  const json: unknown = JSON.parse(answer);
  const read = [parseVsxObjects(json), parseVsxList(json)].find(({ ok }) => ok);
  const star = read?.ok && read.value.length === 1 ? read.value[0] : null;
  return star?.period && star.epoch ? { periodDays: star.period, epochHjd: star.epoch } : null;
}
