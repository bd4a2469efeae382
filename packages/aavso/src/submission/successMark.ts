import { type HtmlPage, linesOf } from './htmlPage.js';

const OBSERVATIONS = String.raw`(?<![\d,])(\d[\d,]*)\s+observation(?:s|\(s\))?`;
const TAKEN = '(?:uploaded|submitted|added|saved|accepted|received|recorded)';
const COUNTED = [
  new RegExp(
    String.raw`${OBSERVATIONS}\s+(?:was|were|has been|have been)\s+(?:successfully\s+${TAKEN}|${TAKEN}\s+successfully)`,
    'i',
  ),
  new RegExp(String.raw`\bsuccessfully\s+${TAKEN}\s+${OBSERVATIONS}`, 'i'),
];

/** How the site says that observations are taken: only these count, everything else is doubt. */
export interface SuccessMark {
  /** `success=true` in the address the site led to. */
  byAddress: boolean;
  /** The number of observations it says it took; null where it names none. */
  count: number | null;
}

export function successMarkOf(page: HtmlPage): SuccessMark {
  const counts = linesOf(page.root).flatMap((line) =>
    COUNTED.flatMap((form) => {
      const count = form.exec(line)?.[1];
      return count === undefined ? [] : [Number(count.replaceAll(',', ''))];
    }),
  );
  return { byAddress: new URL(page.url).searchParams.get('success') === 'true', count: counts[0] ?? null };
}
