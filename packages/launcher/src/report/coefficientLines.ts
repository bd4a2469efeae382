import type { TransformFile } from '@wombat/aavso';

/** The coefficients of a file as lines below an entry of `cameras`; what is not used stands below them as a comment. */
export function coefficientLines({ description, terms, leftOut, derived }: TransformFile): string {
  const lines = [...terms].map(([name, term]) => {
    const from = derived.get(name);
    const { value, error } = from === undefined ? term : rounded(term);
    const known = error > 0 ? `, error: ${error}` : '';
    return `          ${name}: { value: ${value}${known} }${from === undefined ? '' : ` # from ${from}`}`;
  });
  const notUsed = [...leftOut].map(([name, why]) => `          # ${name} is left out: ${why}`);
  const head = [`    coefficients: # ${description}`.trimEnd(), '      - terms:'];
  return `${[...head, ...lines, ...notUsed].join('\n')}\n`;
}

/** To the digits such files have. */
function rounded({ value, error }: { value: number; error: number }) {
  return { value: Number(value.toFixed(4)), error: Number(error.toFixed(4)) };
}
