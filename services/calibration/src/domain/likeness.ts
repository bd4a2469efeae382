import type { FrameMeta } from '@wombat/proto';

/** Frames combine only with their like: what must be the same, as one text. */
export function likeness(meta: FrameMeta): string {
  const parts = [
    ...sensorParts(meta),
    meta.gainSetting === undefined ? '' : `gain${meta.gainSetting}`,
    meta.offsetSetting === undefined ? '' : `offset${meta.offsetSetting}`,
    meta.readoutMode,
    meta.cameraSerial,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** Whether two flats were taken through one tube, as far as their headers say so in the same way. */
export function isOneTube(a: FrameMeta, b: FrameMeta): boolean {
  const [own, other] = [a.focalLengthMillimetres, b.focalLengthMillimetres];
  const isBoth = (own === undefined) === (other === undefined);
  return isBoth && normal(a.telescope) === normal(b.telescope) && sameFocus(own, other);
}

/** The tube, as one text. */
export function tubeOf({ telescope, focalLengthMillimetres: focus }: FrameMeta): string {
  return [normal(telescope), focus === undefined ? '' : `${Math.round(focus)}mm`]
    .filter((part) => part !== '')
    .join(' ');
}

function sensorParts(meta: FrameMeta): string[] {
  return [`${meta.width}x${meta.height}`, `bin${meta.xBinning}x${meta.yBinning}`, meta.instrument];
}

/** How far two focal lengths may be apart, which some programs measure anew every night; a reducer changes more. */
const SAME_FOCUS = 0.05;

/** In what two frames differ that could keep one from being used for the other, in words: `gain 0, not 139`. */
export interface Differences {
  /** Of the camera and how it is read: nothing fits then. */
  readonly camera: readonly string[];
  /** Of its amplifier: a flat less its own bias fits all the same, as it is a ratio. */
  readonly amplifier: readonly string[];
  /** Of the tube: matters for flats. What one of them does not say is no difference. */
  readonly tube: readonly string[];
}

export function differences(own: FrameMeta, wanted: FrameMeta): Differences {
  const by = (what: string, pick: (meta: FrameMeta) => string | number | undefined, isSame = same) => {
    const [a, b] = [pick(own), pick(wanted)];
    return isSame(a, b) ? [] : [`${what} ${inWords(a)}, not ${inWords(b)}`];
  };
  return {
    camera: [
      ...by('size', ({ width, height }) => `${width} x ${height}`),
      ...by('binning', ({ xBinning, yBinning }) => `${xBinning} x ${yBinning}`),
      ...by('camera', ({ instrument }) => instrument),
      ...by('camera number', ({ cameraSerial }) => cameraSerial, sameWhereKnown),
      ...by('readout mode', ({ readoutMode }) => readoutMode),
    ],
    amplifier: [...by('gain', ({ gainSetting }) => gainSetting), ...by('offset', ({ offsetSetting }) => offsetSetting)],
    tube: [
      ...by('telescope', ({ telescope }) => normal(telescope), sameWhereKnown),
      ...by('focal length', ({ focalLengthMillimetres }) => focalLengthMillimetres, sameFocus),
    ],
  };
}

/** Whether a bias or dark of one fits the other. */
export function isLike(own: FrameMeta, wanted: FrameMeta): boolean {
  const { camera, amplifier } = differences(own, wanted);
  return camera.length === 0 && amplifier.length === 0;
}

/** Whether both were made linear by one polynomial: a dark or flat whose counts are others fits no frame. */
export function isCountedAlike(own: FrameMeta, wanted: FrameMeta): boolean {
  return own.linearity.join() === wanted.linearity.join();
}

type Trait = string | number | undefined;

function inWords(trait: Trait): string {
  return trait === undefined || trait === '' ? 'unknown' : String(trait);
}

function same(a: Trait, b: Trait): boolean {
  return a === b;
}

function sameWhereKnown(a: Trait, b: Trait): boolean {
  return a === b || a === undefined || b === undefined || a === '' || b === '';
}

function sameFocus(a: Trait, b: Trait): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return true;
  return Math.abs(a - b) <= SAME_FOCUS * Math.max(a, b);
}

function normal(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
