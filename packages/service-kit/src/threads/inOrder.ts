/**
 * What comes of each, in their order, while so many are in the making: one that takes long holds up only those it is
 * told before. Where one throws, no other is begun, and those before it are told.
 */
export async function* inOrder<Item, Made>(
  items: Iterable<Item>,
  most: number,
  make: (item: Item) => Promise<Made>,
): AsyncGenerator<Made> {
  const begun: Promise<PromiseSettledResult<Made>>[] = [];
  let hasFailed = false;
  const begin = async (item: Item) => {
    const [made] = await Promise.allSettled([make(item)]);
    hasFailed ||= made.status === 'rejected';
    return made;
  };
  const rest = items[Symbol.iterator]();
  try {
    for (;;) {
      while (begun.length < most && !hasFailed) {
        const next = rest.next();
        if (next.done === true) break;
        begun.push(begin(next.value));
      }
      const made = await begun.shift();
      if (made === undefined) return;
      if (made.status === 'rejected') throw made.reason;
      yield made.value;
    }
  } finally {
    // Nobody goes on in the background once this has ended.
    await Promise.all(begun);
  }
}
