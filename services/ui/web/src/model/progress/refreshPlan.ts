export interface Liveliness {
  /** The server's stream is open: changes are told. */
  streaming: boolean;
  /** Something runs: its counts change without any change being told. */
  busy: boolean;
  /** Nobody looks at the page. */
  hidden: boolean;
  /** How often in a row an answer could not be had; 0 where all is there. */
  failures: number;
}

const FIRST_AGAIN_MILLISECONDS = 1_000;

/**
 * How long to wait before asking again, in milliseconds. Nothing tells the page that a service is there again: what
 * could not be had is asked for soon, then later and later, never later than all the rest.
 */
export function refreshDelay({ failures, ...liveliness }: Liveliness): number {
  const usual = usualDelay(liveliness);
  return failures === 0 || liveliness.hidden ? usual : Math.min(FIRST_AGAIN_MILLISECONDS * 2 ** (failures - 1), usual);
}

function usualDelay({ streaming, busy, hidden }: Omit<Liveliness, 'failures'>): number {
  if (hidden) return 60_000;
  if (busy) return 2_000;
  return streaming ? 20_000 : 5_000;
}
