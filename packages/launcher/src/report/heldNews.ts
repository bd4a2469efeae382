import type { ops } from '@wombat/proto';

type Status = Pick<ops.GetStatusResponse, 'held'> | null;

/** Tells what this computer keeps from going on, once as it comes and once when nothing is left of it. */
export class HeldNews {
  private told = new Set<string>();

  since(services: readonly Status[]): string[] {
    // A service that does not answer now says nothing of what it holds.
    if (services.some((service) => service === null)) return [];
    const held = heldSentences(services);
    const fresh = held.filter((sentence) => !this.told.has(sentence));
    const isOver = this.told.size > 0 && held.length === 0;
    this.told = new Set(held);
    return isOver ? ['nothing is held any more'] : fresh;
  }
}

/** A sentence for each series that waits until this computer lets it go on. */
export function heldSentences(services: readonly Status[]): string[] {
  return [...new Set(services.flatMap((service) => service?.held ?? []))].map((sentence) => `held: ${sentence}`);
}
