import type { CompStar } from '../../../../server/src/domain/contract.js';

const AUID = /\d{3}-[A-Z]{3}-\d{3}/g;

/** A text with the label a star has on the chart, by which observers know it, before each AUID: `82 (000-BCG-990)`. */
export function withLabels(text: string, comps: readonly Pick<CompStar, 'auid' | 'label'>[] = []): string {
  return text.replace(AUID, (auid) => {
    const label = comps.find((comp) => comp.auid === auid)?.label ?? '';
    return label === '' ? auid : `${label} (${auid})`;
  });
}
