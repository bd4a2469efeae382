import type { CancelledNight } from '../pause/cancelledNight.js';

/** Who does not want a series reduced further; undefined where nobody said so, or where there is a report to judge. */
export function cancelledOf(
  { date, apphot }: { date: string; apphot: string | null },
  nights: readonly CancelledNight[],
): CancelledNight | undefined {
  return apphot === 'validate' ? undefined : nights.find(({ night }) => night === date);
}
