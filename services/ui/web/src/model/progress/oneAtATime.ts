/** Runs `work` one at a time; asked for while it runs, it runs once more afterwards, however often it was asked. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async () => {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = null;
    }
  };
  return () => {
    if (running === null) running = run();
    else again = true;
    return running;
  };
}
