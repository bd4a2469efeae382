/** What `encodeURIComponent` leaves and RFC 8187 does not allow in a name. */
const BEYOND_ATTRIBUTE = /['()*]/g;

/** The header that makes an answer a file of that name, whatever letters it has (RFC 6266, RFC 8187). */
export function downloadAs(name: string): string {
  const hex = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(BEYOND_ATTRIBUTE, hex)}`;
}
