import type { ingest } from '@wombat/proto';
import { isHalt, MENDERS, type Mender, STATUSES } from '@wombat/proto/words';
import { type Finding, fine, warn } from './finding.js';

/** Which series are halted, by who can mend that; nothing before there are any. */
export function seriesFindings(series: readonly ingest.SeriesState[]): Finding[] {
  if (series.length === 0) return [];
  const halts = series.flatMap(({ apphot }) => (apphot !== undefined && isHalt(apphot) ? [apphot] : []));
  if (halts.length === 0) return [fine('series', `${series.length}, none is halted`)];
  return [...Map.groupBy(halts, (code) => STATUSES[code].mender)].map(([mender, codes]) => {
    const words = [...new Set(codes)].join(', ');
    const text = `${codes.length} of ${series.length} halted (${words}), to be mended by ${MENDERS[mender]}`;
    return mendsItself(mender) ? fine('series', text) : warn('series', `${text}: ./wombat status says how`);
  });
}

function mendsItself(mender: Mender): boolean {
  return mender === 'time' || mender === 'nobody';
}
