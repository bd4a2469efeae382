export interface Liveliness {
  /** The server's stream is open: changes are told. */
  streaming: boolean;
  /** Something runs: its counts change without any change being told. */
  busy: boolean;
  /** Nobody looks at the page. */
  hidden: boolean;
}

/** How long to wait before asking again, in milliseconds. */
export function refreshDelay({ streaming, busy, hidden }: Liveliness): number {
  if (hidden) return 60_000;
  if (busy) return 2_000;
  return streaming ? 20_000 : 5_000;
}
