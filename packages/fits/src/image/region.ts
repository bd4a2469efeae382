/** Whole pixels: the first is (x, y), 0-based, row 0 the first of the file. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Rows of an image, both ends included. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}
