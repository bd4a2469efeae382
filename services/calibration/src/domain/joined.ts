/** What there is to say, one after the other. */
export function joined(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== '').join('; ');
}
