/**
 * Looked at now and then: whether a consumer gives nothing of what there is. Of a cluster's servers one that was cut
 * off may lack the last messages for good, and a consumer that is led by it waits for ever.
 */
export class Standstill {
  private stoodAt = -1;
  private owed = 0;

  /** Whether what there was a look ago has not come, and nothing else either. */
  look(reached: number, head: number): boolean {
    const isStill = reached === this.stoodAt && reached < this.owed;
    [this.stoodAt, this.owed] = [reached, head];
    return isStill;
  }
}
