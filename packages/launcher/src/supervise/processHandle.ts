/** How a process ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The last thing it said on standard error; '' where it said nothing. */
  lastWords: string;
}

/** A process that was started; `exited` also resolves when it could not be. */
export interface ProcessHandle {
  pid: number;
  exited: Promise<Exit>;
  /** Asks it to end. */
  terminate(): void;
  /** Ends it. */
  kill(): void;
}

export function describeExit({ code, signal, lastWords }: Exit): string {
  const how = signal === null ? `exit code ${code}` : `ended by ${signal}`;
  return lastWords === '' ? how : `${how}: ${lastWords}`;
}
