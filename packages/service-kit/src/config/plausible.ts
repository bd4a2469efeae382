/** Each number larger than the one before. */
export function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? number));
}

interface Place {
  ra?: number | undefined;
  dec?: number | undefined;
}

/** Half a place is none. */
export function placeIsWhole({ ra, dec }: Place): boolean {
  return (ra === undefined) === (dec === undefined);
}

export const PLACE_IS_WHOLE = 'told with both ra and dec, or with neither';
