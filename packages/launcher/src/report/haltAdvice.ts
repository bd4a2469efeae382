import type { ingest } from '@wombat/proto';
import { isHalt, MENDERS, STATUSES, type StatusCode } from '@wombat/proto/words';

/** What the halts of these series mean, who can mend each, and what to do; nothing where none is halted. */
export function haltAdvice(series: readonly ingest.SeriesState[]): string[] {
  const there = new Set(series.filter(({ cancelled }) => cancelled === undefined).map(({ apphot }) => apphot));
  const halts = (Object.keys(STATUSES) as StatusCode[]).filter((code) => isHalt(code) && there.has(code));
  return halts.flatMap((code) => {
    const { meaning, mender, advice } = STATUSES[code];
    return ['', `${code}: ${plain(meaning)} (mended by ${MENDERS[mender]})`, `  ${plain(advice)}`];
  });
}

/** The registry marks names for its page. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}
