import type { SeriesKey } from '../seriesKey.js';

/** Which picture of the field of a series. */
export interface FieldRequest extends SeriesKey {
  /** Pixels of the longer side. */
  size: number;
}

export const FIELD_MARKS = ['drawn', 'none'] as const;

export interface FieldPictureRequest extends FieldRequest {
  /** `drawn`: with all that GET /api/field tells, above a strip of `strip` pixels. */
  marks: (typeof FIELD_MARKS)[number];
}

/** A place or a direction on the picture: the first row on top, whole numbers at the centres of pixels. */
export interface OnPicture {
  x: number;
  y: number;
}

/**
 * GET /api/field?night=&targetName=&filter=&size= : what lies on the picture GET /api/field.png gives of the frame the
 * apertures of the series were set on. It is turned by quarters, and mirrored where the frame is, so that north is up
 * and east is left within 45 degrees.
 */
export interface FieldAnswer {
  /** Of the raw frame. */
  filename: string;
  sha256: string;
  /** Middle of the exposure, UTC. */
  time: string;
  /** Of the picture. */
  width: number;
  height: number;
  /** Pixels below the picture where its name, the scale bar and the arrows are drawn. */
  strip: number;
  /**
   * Pixels of the picture: of aperture, inner and outer edge of the sky annulus; none where they would run into each
   * other.
   */
  radii: number[];
  /** Radius of a ring about every star, at least that of the annulus, that is always seen. */
  ring: number;
  /** Unit vectors. */
  north: OnPicture;
  east: OnPicture;
  scaleBar: { pixels: number; text: string };
  stars: FieldStar[];
}

export interface FieldStar extends OnPicture {
  /** '' of a target without one. */
  auid: string;
  /** On the AAVSO's chart; of T1 the name of the star. */
  label: string;
  /** T1, T2, C3 .. ; '' where it is not used. */
  role: string;
  /** Why it is not used; '' where it is. */
  reason: string;
  tag: FieldTag;
}

/** What is written at a star: x and y are the middle of the text. */
export interface FieldTag extends OnPicture {
  text: string;
  /** Where a line from it ends at its star; null: it stands beside it. */
  lineTo: OnPicture | null;
}
