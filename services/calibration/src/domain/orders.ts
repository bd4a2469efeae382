import type { FrameMeta, Reduction } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';

/** What a worker needs to know to make one master. */
export interface MasterOrder {
  [key: string]: unknown;
  night: string;
  scan: number;
  item: string;
  calType: CalType;
  filter: string;
  product: string;
  refusal: string;
  inputs: { path: string; sha256: string; meta: FrameMeta }[];
  bias: { path: string; sha256: string } | null;
  dark: { path: string; sha256: string; biasSubtracted: boolean } | null;
}

/** What a worker needs to know to calibrate frames. */
export interface CalibrateOrder {
  [key: string]: unknown;
  reduction: Reduction;
  frames: {
    path: string;
    product: string;
    sha256: string;
    saturation: number | null;
    pedestal: number;
    bias: { path: string; sha256: string } | null;
    dark: { path: string; sha256: string; scale: number; biasSubtracted: boolean } | null;
    flat: { path: string; sha256: string } | null;
  }[];
}
