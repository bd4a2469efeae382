/** How many events tables that are being made have passed, and of how many. */
export interface ReplayProgress {
  done: number;
  total: number;
}

const TOLD_EVERY_MILLISECONDS = 5_000;

/** Says every few seconds how far tables are that are made anew; nothing where that is quick. */
export function tellProgress(
  say: (sentence: string) => void,
  /** In milliseconds. */
  now: () => number,
): (progress: ReplayProgress) => void {
  let told = now();
  return ({ done, total }) => {
    if (now() - told < TOLD_EVERY_MILLISECONDS) return;
    told = now();
    say(`made anew ${inThousands(done)} of ${inThousands(total)} events`);
  };
}

function inThousands(count: number): string {
  return count.toLocaleString('en-US');
}
