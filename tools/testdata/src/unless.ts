/** Why a test does not run here, as a sentence; false where it does. */
export type Obstacle = string | false;

/** `it`, left out with the reason in its title where there is one. */
export function itUnless(
  obstacle: Obstacle,
): (title: string, run: jest.ProvidesCallback, milliseconds?: number) => void {
  if (obstacle === false) return it;
  return (title, run, milliseconds) => it.skip(`${title} (skipped: ${obstacle})`, run, milliseconds);
}

/** `describe`, left out with the reason in its title where there is one; what it holds is counted, test by test. */
export function describeUnless(obstacle: Obstacle): (title: string, define: () => void) => void {
  if (obstacle === false) return describe;
  return (title, define) => describe.skip(`${title} (skipped: ${obstacle})`, define);
}
