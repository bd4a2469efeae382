import { DONE_BEFORE, NO_MASTER } from '@wombat/proto/words';
import type { SeriesEntry } from '../../../../server/src/domain/contract.js';
import { nightText } from '../times.js';

type Masters = Pick<SeriesEntry['series'], 'date' | 'procBias' | 'procDark' | 'procFlat'>;

/** Which masters the frames were calibrated with: `bias, dark, flat of this night`, `no dark` where there was none. */
export function mastersInWords({ date, ...masters }: Masters): string {
  const named = [
    { kind: 'bias', of: masters.procBias },
    { kind: 'dark', of: masters.procDark },
    { kind: 'flat', of: masters.procFlat },
  ].filter(({ of }) => of !== '');
  const nights = [...new Set(named.map(({ of }) => of))];
  return nights
    .map((of) => {
      const kinds = named.filter((each) => each.of === of).map(({ kind }) => kind);
      if (of === NO_MASTER) return `no ${kinds.join(', no ')}`;
      if (of === DONE_BEFORE) return `${kinds.join(', ')} done before`;
      return `${kinds.join(', ')} of ${of === date ? 'this night' : nightText(of)}`;
    })
    .join('; ');
}
