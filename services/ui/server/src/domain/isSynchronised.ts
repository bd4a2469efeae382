/** What systemd says of the kernel's clock, whoever sets it; null where it said something else, or nothing. */
export function isSynchronised(said: string): boolean | null {
  const word = said.trim();
  if (word === 'yes') return true;
  return word === 'no' ? false : null;
}
