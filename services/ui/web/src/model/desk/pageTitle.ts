/** `(12) wombat` where something waits, to be seen in the browser's tab. */
export function pageTitle(waiting: number): string {
  return waiting === 0 ? 'wombat' : `(${waiting}) wombat`;
}
