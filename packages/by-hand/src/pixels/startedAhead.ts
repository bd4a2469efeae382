/**
 * Works through a list in order, a few items ahead of the one that is handed out: what is slow to come (a read) goes on
 * while the caller computes. A failure is thrown when its item's turn comes.
 */
export async function* startedAhead<Item, Result>(
  items: readonly Item[],
  ahead: number,
  start: (item: Item) => Promise<Result>,
): AsyncGenerator<[Item, Result]> {
  const started: Promise<Result>[] = [];
  for (const [index, item] of items.entries()) {
    for (const next of items.slice(started.length, index + 1 + ahead)) {
      const promise = start(next);
      // It is awaited in its turn; until then a failure is not unhandled.
      promise.catch(() => {});
      started.push(promise);
    }
    yield [item, await (started[index] as Promise<Result>)];
  }
}
