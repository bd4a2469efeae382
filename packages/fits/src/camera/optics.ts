import type { Header } from '../header/header.js';
import { firstText, positive } from './firstOf.js';
import { firstMeasured } from './units/measured.js';
import { MILLIMETRES } from './units/quantity.js';

/** The tube a frame was taken through; null: the header does not say. */
export interface Optics {
  readonly telescope: string | null;
  readonly focalLengthMillimetres: number | null;
}

/** As the header has them: which tube it was, not what the camera rule knows of it. */
export function optics(header: Header): Optics {
  return {
    telescope: firstText(header, ['TELESCOP']),
    focalLengthMillimetres: firstMeasured(header, ['FOCALLEN'], MILLIMETRES, positive),
  };
}
