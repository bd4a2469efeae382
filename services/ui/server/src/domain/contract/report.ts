import type { SeriesKey } from './seriesKey.js';

/** GET /api/report?night=&targetName=&filter= */
export interface ReportAnswer {
  /** The exact bytes that may be sent. */
  text: string;
  /** Columns by the names the AAVSO gives them. */
  rows: Record<string, string>[];
  faults: { /** 0-based; null: the whole file. */ row: number | null; sentence: string }[];
  /** 0-based numbers of the rows that changed since the last revision. */
  changed: number[];
  sha256: string;
  sendable: boolean;
  /** Why it may not be sent; '' where it may. */
  why: string;
}

/** GET /api/product?night=&targetName=&filter=&kind= : a file beside the report, as a download. */
export const PRODUCT_KINDS = ['report', 'table', 'plotcfg', 'apertures', 'radec', 'provenance'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** GET /api/export?night=&targetName=&filter=&kind= : the light curve, as a download. */
export const EXPORT_KINDS = ['csv', 'json', 'votable'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** GET /api/explain?night=&targetName=&filter=&sha256= : where the number of a point comes from. */
export interface ExplainRequest extends SeriesKey {
  /** Of the raw frame of the point. */
  sha256: string;
}

/** The same words as `./wombat explain` says. */
export interface ExplanationAnswer {
  title: string;
  /** One for each step down from the magnitude. */
  sections: { heading: string; lines: string[] }[];
}
