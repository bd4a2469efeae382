import type { TransformFile } from '@wombat/aavso';

/** The coefficients of a file as lines below an entry of `cameras`; what is not used stands below them as a comment. */
export function coefficientLines({ description, terms, leftOut }: TransformFile): string {
  const lines = [...terms].map(([name, { value, error }]) => {
    const known = error > 0 ? `, error: ${error}` : '';
    return `          ${name}: { value: ${value}${known} }`;
  });
  const notUsed = [...leftOut].map(([name, why]) => `          # ${name} is left out: ${why}`);
  const head = [`    coefficients: # ${description}`.trimEnd(), '      - terms:'];
  return `${[...head, ...lines, ...notUsed].join('\n')}\n`;
}
