import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';

/** A preview of some thousand observations is far below both. */
const MOST_ELEMENTS = 100_000;
const MOST_DEPTH = 250;

class TooMuch extends Error {}

/**
 * A foreign page as a tree; null for one of so many elements, or of elements so deep within each other, that to walk it
 * would take minutes, or more stack than there is.
 */
export function parseBounded(body: string): DefaultTreeAdapterTypes.Document | null {
  let elements = 0;
  let depth = 0;
  const within = (holds: boolean) => {
    if (!holds) throw new TooMuch();
  };
  const treeAdapter: TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement: (...made) => {
      within(++elements <= MOST_ELEMENTS);
      return defaultTreeAdapter.createElement(...made);
    },
    onItemPush: () => within(++depth <= MOST_DEPTH),
    onItemPop: () => {
      depth--;
    },
  };
  try {
    return parse(body, { treeAdapter });
  } catch (error) {
    if (error instanceof TooMuch) return null;
    throw error;
  }
}
