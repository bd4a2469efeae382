/** `<base>/<path>?<query>`, whether or not the base ends in a slash. Blanks become `+`, a plus `%2B`, as AAVSO asks. */
export function serviceUrl(base: string, path: string, query: Record<string, string | number>): string {
  const text = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) text.set(key, String(value));
  return `${base.replace(/\/+$/, '')}/${path}?${text}`;
}
