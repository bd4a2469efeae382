import type { ops } from '@wombat/proto';

/**
 * What to say once every service is ready; null: not yet. `page` is the address of the page, absent where it has none.
 */
export function readySentence(
  services: readonly (ops.GetStatusResponse | null)[],
  { page, data }: { page: string | undefined; data: string },
): string | null {
  if (services.length === 0 || !services.every((service) => service?.ready === true)) return null;
  const where = page === undefined ? '' : `page ${page}, `;
  return `ready: ${where}watching ${data}; Ctrl-C stops it`;
}
