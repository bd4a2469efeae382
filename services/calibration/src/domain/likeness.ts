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
  const inWordsOf = (traits: readonly Trait[]) =>
    traits
      .filter(({ isSame }) => !isSame(own, wanted))
      .map(({ what, tell }) => `${what} ${inWords(tell(own))}, not ${inWords(tell(wanted))}`);
  return { camera: inWordsOf(CAMERA), amplifier: inWordsOf(AMPLIFIER), tube: inWordsOf(TUBE) };
}

/** Whether a bias or dark of one fits the other. Asked of every master of many nights, so no words are made. */
export function isLike(own: FrameMeta, wanted: FrameMeta): boolean {
  const isSameIn = ({ isSame }: Trait) => isSame(own, wanted);
  return CAMERA.every(isSameIn) && AMPLIFIER.every(isSameIn);
}

/** Whether both were made linear by one polynomial: a dark or flat whose counts are others fits no frame. */
export function isCountedAlike(own: FrameMeta, wanted: FrameMeta): boolean {
  return own.linearity.join() === wanted.linearity.join();
}

type Told = string | number | undefined;

/** What may keep a frame from being used for another. */
interface Trait {
  readonly what: string;
  readonly tell: (meta: FrameMeta) => Told;
  readonly isSame: (own: FrameMeta, wanted: FrameMeta) => boolean;
}

function trait(what: string, tell: Trait['tell'], isSame: (a: Told, b: Told) => boolean = same): Trait {
  return { what, tell, isSame: (own, wanted) => isSame(tell(own), tell(wanted)) };
}

const CAMERA: readonly Trait[] = [
  {
    what: 'size',
    tell: ({ width, height }) => `${width} x ${height}`,
    isSame: (own, wanted) => own.width === wanted.width && own.height === wanted.height,
  },
  {
    what: 'binning',
    tell: ({ xBinning, yBinning }) => `${xBinning} x ${yBinning}`,
    isSame: (own, wanted) => own.xBinning === wanted.xBinning && own.yBinning === wanted.yBinning,
  },
  trait('camera', ({ instrument }) => instrument),
  trait('camera number', ({ cameraSerial }) => cameraSerial, sameWhereKnown),
  trait('readout mode', ({ readoutMode }) => readoutMode),
];
const AMPLIFIER: readonly Trait[] = [
  trait('gain', ({ gainSetting }) => gainSetting),
  trait('offset', ({ offsetSetting }) => offsetSetting),
];
const TUBE: readonly Trait[] = [
  trait('telescope', ({ telescope }) => normal(telescope), sameWhereKnown),
  trait('focal length', ({ focalLengthMillimetres }) => focalLengthMillimetres, sameFocus),
];

function inWords(told: Told): string {
  return told === undefined || told === '' ? 'unknown' : String(told);
}

function same(a: Told, b: Told): boolean {
  return a === b;
}

function sameWhereKnown(a: Told, b: Told): boolean {
  return a === b || a === undefined || b === undefined || a === '' || b === '';
}

function sameFocus(a: Told, b: Told): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return true;
  return Math.abs(a - b) <= SAME_FOCUS * Math.max(a, b);
}

function normal(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
