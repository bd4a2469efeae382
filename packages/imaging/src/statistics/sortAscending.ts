/** Longest stretch for which insertion sort beats the engine's own sort. */
const INSERTION_LIMIT = 48;

/** Sorts `values[0..count)` in place, ascending. No NaN. */
export function sortAscending(values: Float64Array, count: number): void {
  if (count > INSERTION_LIMIT) {
    values.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const value = values[i] as number;
    let place = i;
    while (place > 0 && (values[place - 1] as number) > value) {
      values[place] = values[place - 1] as number;
      place--;
    }
    values[place] = value;
  }
}
