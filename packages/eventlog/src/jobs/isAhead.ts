/**
 * Whether a moment is still to come. One that is farther off than the wait it was set for was set by a clock that has
 * been put back since, and counts as past: nobody waits for hours where a minute was meant.
 */
export function isAhead(momentMilliseconds: number, now: number, longestWaitMilliseconds: number): boolean {
  return momentMilliseconds > now && momentMilliseconds - now <= longestWaitMilliseconds;
}
