import { FrameMeta } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';
import type { Master, RawFrame } from '../frame.js';

/** A camera at -10 degrees, 60 s: what a test does not say of a frame. */
export function sampleMeta(change: Partial<FrameMeta> = {}): FrameMeta {
  return {
    ...FrameMeta.fromJSON({
      width: 1024,
      height: 768,
      bitpix: 16,
      xBinning: 1,
      yBinning: 1,
      instrument: 'ZWO ASI1600MM',
      gainSetting: 139,
      offsetSetting: 21,
      exposureSeconds: 60,
      ccdTemperatureCelsius: -10,
    }),
    ...change,
  };
}

export interface SampleFrame {
  kind: string;
  path?: string;
  filter?: string;
  meta?: Partial<FrameMeta>;
}

/** A raw frame of the night 2024-01-01. */
export function sampleFrame({ kind, path = `2024-01-01/${kind}/a.fits`, filter = '', meta }: SampleFrame): RawFrame {
  return { path, sha256: `sha of ${path}`, night: '20240101', kind, filter, meta: sampleMeta(meta) };
}

/** So many frames that differ in their file names alone. */
export function sampleFrames(count: number, frame: SampleFrame & { name?: string }): RawFrame[] {
  const { kind, name = kind } = frame;
  return Array.from({ length: count }, (_, index) =>
    sampleFrame({ ...frame, path: `2024-01-01/${kind}/${name}${index + 1}.fits` }),
  );
}

/** A master of one night; a dark has its bias taken out unless told otherwise. */
export function sampleMaster(
  calType: CalType,
  night: string,
  { meta, ...change }: Partial<Omit<Master, 'meta'>> & { meta?: Partial<FrameMeta> } = {},
): Master {
  return {
    night,
    calType,
    filter: calType === 'flat' ? 'V' : '',
    path: `${night}/m${calType}.fits`,
    sha256: `sha of ${night} ${calType}`,
    biasSubtracted: calType !== 'bias',
    meta: sampleMeta(meta),
    ...change,
  };
}
