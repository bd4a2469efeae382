import { Injectable } from '@nestjs/common';
import { type SeriesRow, stageKey } from '@wombat/service-kit';

/**
 * Series that this process has asked the AAVSO for. What is not among them is tried at once, whatever its time: so is
 * everything at a start, and what a person wants asked again.
 */
@Injectable()
export class TriedSeries {
  private readonly keys = new Set<string>();
  private wake: () => void = () => {};

  /** `wake` is called when something is to be tried at once. */
  onForgotten(wake: () => void): void {
    this.wake = wake;
  }

  has(series: SeriesRow): boolean {
    return this.keys.has(keyOf(series));
  }

  add(series: SeriesRow): void {
    this.keys.add(keyOf(series));
  }

  forget(series: readonly SeriesRow[]): void {
    for (const one of series) this.keys.delete(keyOf(one));
    this.wake();
  }
}

function keyOf(series: SeriesRow): string {
  return stageKey('select', { ...series, attempt: 0 });
}
