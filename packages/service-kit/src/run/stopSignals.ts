/**
 * Calls `stop` once when the process is asked to end: SIGTERM, or the launcher is gone (its channel closes). SIGINT is
 * left to the launcher, which stops everything in order.
 */
export function onStop(stop: () => Promise<void>): void {
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
