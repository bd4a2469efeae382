/**
 * Counts that a program added to every pixel, from its PEDESTAL card. SBIG's and MaxIm DL's hold what is to be added to
 * be rid of them ("Correction to add for zero-based ADU", -100), PixInsight's what was added (100).
 */
export function addedCounts(pedestalCard: number): number {
  return Math.abs(pedestalCard);
}
