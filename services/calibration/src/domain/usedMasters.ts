import type { FramesCalibrated, UsedMaster } from '@wombat/proto';
import { CAL_TYPES } from '@wombat/proto/words';
import type { Chosen } from './chooseMasters.js';

/** Every master that frames of a series take: biases, darks, flats, each once. */
export function usedMasters(chosen: readonly Chosen[]): UsedMaster[] {
  const used = CAL_TYPES.flatMap((calType) =>
    chosen.flatMap((choices): UsedMaster[] => {
      const { master } = choices[calType];
      return master === null ? [] : [{ calType, product: { path: master.path, sha256: master.sha256 } }];
    }),
  );
  return [...new Map(used.map((master) => [JSON.stringify(master), master])).values()];
}

/**
 * In what the masters a series would be made with today differ from those it was made with: a sentence for each kind
 * with a difference. Outcomes of before all masters were told name the first of each kind, so these alone are compared.
 */
export function masterChanges(
  outcome: Pick<FramesCalibrated, (typeof CAL_TYPES)[number] | 'masters'>,
  today: readonly UsedMaster[],
): string[] {
  return CAL_TYPES.flatMap((calType) => {
    const isOf = (master: UsedMaster) => master.calType === calType;
    const first = outcome[calType]?.product;
    const isAllTold = outcome.masters.some(isOf);
    const was = isAllTold ? outcome.masters.filter(isOf) : first === undefined ? [] : [{ calType, product: first }];
    const now = isAllTold ? today.filter(isOf) : today.filter(isOf).slice(0, 1);
    const sentence = changeOf(names(was), names(now));
    return sentence === '' ? [] : [`${calType}: ${sentence}`];
  });
}

/** SHA-256 by path. */
type Names = ReadonlyMap<string, string>;

function changeOf(was: Names, now: Names): string {
  const anew = [...now].filter(([path, sha256]) => was.has(path) && was.get(path) !== sha256).map(([path]) => path);
  const come = [...now.keys()].filter((path) => !was.has(path));
  const gone = [...was.keys()].filter((path) => !now.has(path));
  const before = was.size === 0 ? 'where there was none' : 'as well';
  const place = gone.length > 0 ? `in place of ${gone.join(', ')}` : before;
  const exchanged = come.length > 0 ? [`${come.join(', ')} ${place}`] : gone.map((path) => `no more ${path}`);
  return [...anew.map((path) => `${path} was made anew`), ...exchanged].join(', ');
}

function names(masters: readonly UsedMaster[]): Names {
  return new Map(masters.map(({ product }) => [product?.path ?? '', product?.sha256 ?? '']));
}
