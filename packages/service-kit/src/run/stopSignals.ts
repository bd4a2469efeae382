const stops: (() => Promise<void>)[] = [];

/**
 * Calls `stop` once when the process is asked to end: SIGTERM, or the launcher is gone (its channel closes). SIGINT is
 * left to the launcher, which stops everything in order. Of several services in one process, all stop at once.
 */
export function onStop(stop: () => Promise<void>): void {
  stops.push(stop);
  if (stops.length === 1) heedSignals(() => Promise.all(stops.map((each) => each())));
}

function heedSignals(stop: () => Promise<unknown>): void {
  let stopping = false;
  const once = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`while stopping: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', once);
  if (process.channel !== undefined) {
    process.on('SIGINT', () => undefined);
    process.on('disconnect', once);
    process.channel?.unref();
  } else {
    process.on('SIGINT', once);
  }
}
