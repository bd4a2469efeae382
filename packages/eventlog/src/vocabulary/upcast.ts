/** Lifts a payload as version N wrote it to version N + 1. */
export type Upcaster = (json: Record<string, unknown>) => Record<string, unknown>;

/** By the version they lift from; none is left out. */
export type Upcasters = Readonly<Record<number, Upcaster>>;

/** Lifts a payload step by step; a table that lacks a step is a broken invariant of the vocabulary. */
export function upcast(
  json: Record<string, unknown>,
  { from, to }: { from: number; to: number },
  table: Upcasters,
): Record<string, unknown> {
  let lifted = json;
  for (let version = from; version < to; version++) {
    const step = table[version];
    if (step === undefined) throw new Error(`no upcaster from version ${version}`);
    lifted = step(lifted);
  }
  return lifted;
}
