import { ok, type Result, refuse } from '@wombat/result';

const END = '<!-- end of figures -->';

/**
 * Puts a result's table into a page, between `<!-- figures: NAME -->` and `<!-- end of figures -->`, in place of what
 * is there.
 */
export function fillPage(page: string, name: string, table: string): Result<string> {
  const begin = `<!-- figures: ${name} -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(END, from);
  if (from < 0 || to < 0) return refuse(`there is no '${begin}' with '${END}' after it`);
  return ok(`${page.slice(0, from + begin.length)}\n\n${table.trim()}\n\n${page.slice(to)}`);
}
