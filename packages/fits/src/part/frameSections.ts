import type { Header } from '../header/header.js';
import type { Region } from '../image/region.js';

/** Parts of a frame as NOAO's cards name them, 0-based; each left out where its card is missing or makes no sense. */
export interface FrameSections {
  /** TRIMSEC: what is to be kept. */
  trim?: Region;
  /** BIASSEC: the overscan. */
  bias?: Region;
  /** DATASEC: what saw light. */
  data?: Region;
}

const SECTION = /^\[\s*(\d+)\s*:\s*(\d+)\s*,\s*(\d+)\s*:\s*(\d+)\s*\]$/;

/** TRIMSEC, BIASSEC and DATASEC: "[first column:last column, first row:last row]", 1-based, both ends included. */
export function frameSections(header: Header): FrameSections {
  const [trim, bias, data] = ['TRIMSEC', 'BIASSEC', 'DATASEC'].map((keyword) => section(header.getString(keyword)));
  return { ...(trim && { trim }), ...(bias && { bias }), ...(data && { data }) };
}

/** Written backwards it means the same pixels; nothing but zeros, as some cameras write, is no section. */
function section(text: string | undefined): Region | undefined {
  const parts = SECTION.exec(text?.trim() ?? '');
  if (!parts) return undefined;
  const [left = 0, right = 0, bottom = 0, top = 0] = parts.slice(1).map(Number);
  const [x, y] = [Math.min(left, right) - 1, Math.min(bottom, top) - 1];
  if (x < 0 || y < 0) return undefined;
  return { x, y, width: Math.max(left, right) - x, height: Math.max(bottom, top) - y };
}
