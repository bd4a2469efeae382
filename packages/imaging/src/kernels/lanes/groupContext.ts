import type { FunctionBuilder, Local } from '../assembler/functionBuilder.js';
import type { Code } from '../assembler/instructions.js';
import type { StackLayout, StackShape } from '../stackShape.js';
import type { SortedLanes } from './sortedLanes.js';

/** What the code of a group is written with. */
export interface GroupContext {
  readonly builder: FunctionBuilder;
  readonly shape: StackShape;
  readonly layout: StackLayout;
  readonly lanes: SortedLanes;
  readonly places: GroupPlaces;
  /** Receives a bit for each pixel that must go through the rounds. */
  readonly clipped: Local;
}

/** What one group of pixels needs; `address` is the group's first byte within a frame. */
export interface GroupPlaces {
  readonly pixel: Local;
  readonly address: Local;
}

/**
 * Code for a group of pixels: constants to be set once, and the group's work, which sets `clipped`, a bit per pixel.
 */
export interface GroupCode {
  readonly before: Code;
  readonly each: Code;
}
