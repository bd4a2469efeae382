const END = '<!-- end of figures -->';

export type FilledPage = { ok: true; text: string } | { ok: false; problem: string };

/** Puts a result's table into a page, between `<!-- figures: NAME -->` and `<!-- end of figures -->`, in place of what is there. */
export function fillPage(page: string, name: string, table: string): FilledPage {
  const begin = `<!-- figures: ${name} -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(END, from);
  if (from < 0 || to < 0) return { ok: false, problem: `there is no '${begin}' with '${END}' after it` };
  return { ok: true, text: `${page.slice(0, from + begin.length)}\n\n${table.trim()}\n\n${page.slice(to)}` };
}
