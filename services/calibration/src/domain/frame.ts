import type { FrameMeta } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';

/** A raw frame as calibration knows it. */
export interface RawFrame {
  path: string;
  sha256: string;
  night: string;
  kind: string;
  filter: string;
  meta: FrameMeta;
  /** Of its file as it was found (`fileStamp` of fits); left out: none that could be relied on. */
  fileStamp?: string;
}

/** A master as it can be used. */
export interface Master {
  night: string;
  calType: CalType;
  filter: string;
  path: string;
  sha256: string;
  biasSubtracted: boolean;
  /** Geometry, camera and settings; exposure and temperature are the inputs' medians. */
  meta: FrameMeta;
}

/** What a light asks of its masters. */
export interface Light {
  night: string;
  filter: string;
  meta: FrameMeta;
}
