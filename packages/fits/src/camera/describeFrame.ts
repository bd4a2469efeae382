import type { Header } from '../header/header.js';
import { type RowOrder, rowOrderOf } from '../image/rowOrder.js';
import { type FrameSections, frameSections } from '../part/frameSections.js';
import { type StepsDone, stepsDone } from './calibrating/stepsDone.js';
import { type CameraRule, cameraFor } from './cameraRule.js';
import { cameraSerial } from './cameraSerial.js';
import { captureProgram } from './captureProgram.js';
import { type ExposureTimes, exposureTimes } from './clock/exposureTimes.js';
import { type Detector, detector } from './detector.js';
import { exposureOf } from './exposure.js';
import { firstNumber, firstText } from './firstOf.js';
import { type FrameKind, frameKind } from './kind/frameKind.js';
import { type Optics, optics } from './optics.js';
import { pixelScaleArcsec } from './pixelScale.js';
import { pointing } from './pointing.js';
import { type Site, siteOf } from './site.js';
import { sensorTemperature, setPointTemperature } from './temperature.js';

/** What a frame's header means, by the camera's rule and the usual keywords. null: the header does not say. */
export interface FrameDescription extends ExposureTimes, Detector, Optics {
  width: number;
  height: number;
  bitpix: number;
  kindByHeader: FrameKind | null;
  /** As the header names it. */
  filter: string | null;
  exposureSeconds: number | null;
  ccdTemperatureCelsius: number | null;
  setTemperatureCelsius: number | null;
  instrument: string | null;
  /** The camera's own number. */
  cameraSerial: string | null;
  object: string | null;
  /** Where the telescope was told to point. */
  raHintDegrees: number | null;
  decHintDegrees: number | null;
  pixelScaleArcsec: number | null;
  /** The rule's; else the header's where it is certain which way its longitude counts. */
  site: Site | null;
  rotatorDegrees: number | null;
  /** The PEDESTAL card as it is, in ADU; 0 without one. */
  pedestal: number;
  /** Whether it says that any step of calibration is done, and which. */
  calibrated: boolean;
  done: StepsDone;
  rowOrder: RowOrder;
  /** The program that wrote the header, where it is known. */
  program?: string;
  /** Sentences on what should not be believed as it stands: of the clock, the exposure, the gain. */
  doubts?: readonly string[];
  /** TRIMSEC, BIASSEC and DATASEC, where the header has them. */
  sections?: FrameSections;
}

export interface DescribableImage {
  header: Header;
  width: number;
  height: number;
  bitpix: number;
}

const FILTER = ['FILTER', 'FILTNAME', 'FILTNAM', 'INSFILTE'];
const ROTATOR = ['ROTATOR', 'ROTATANG', 'POSANGLE', 'ROTANG'];

/** Reads a frame's header by the first camera rule that matches it. */
export function describeFrame(image: DescribableImage, cameras: readonly CameraRule[]): FrameDescription {
  const { header, width, height, bitpix } = image;
  const rule = cameraFor(header, cameras);
  const exposure = exposureOf(header, rule.headers?.exposure);
  const exposureSeconds = exposure.seconds;
  const { times, doubts } = exposureTimes(header, { clock: rule.clock ?? {}, exposure });
  const { gainDoubt, ...sensor } = detector(header, rule, bitpix);
  const pointed = pointing(header);
  const done = stepsDone(header);
  return {
    width,
    height,
    bitpix,
    kindByHeader: frameKind(header),
    filter: firstText(header, rule.headers?.filter ?? FILTER),
    exposureSeconds,
    ...times,
    ccdTemperatureCelsius: sensorTemperature(header),
    setTemperatureCelsius: setPointTemperature(header),
    ...sensor,
    instrument: firstText(header, ['INSTRUME', 'CAMERA']),
    cameraSerial: cameraSerial(header),
    ...optics(header),
    object: firstText(header, ['OBJECT', 'OBJNAME']),
    raHintDegrees: pointed?.raDegrees ?? null,
    decHintDegrees: pointed?.decDegrees ?? null,
    pixelScaleArcsec: pixelScaleArcsec(header, { rule, xBinning: sensor.xBinning }),
    site: rule.site ?? siteOf(header),
    rotatorDegrees: firstNumber(header, ROTATOR),
    pedestal: firstNumber(header, ['PEDESTAL']) ?? 0,
    calibrated: done.bias || done.dark || done.flat,
    done,
    rowOrder: rowOrderOf(header),
    ...knownOf(header, rule, [...exposure.doubts, ...doubts, ...(gainDoubt === null ? [] : [gainDoubt])]),
  };
}

function knownOf(
  header: Header,
  rule: CameraRule,
  told: readonly string[],
): Pick<FrameDescription, 'program' | 'doubts' | 'sections'> {
  const program = captureProgram(header);
  const sections = frameSections(header);
  const doubts = program?.clockDoubt === undefined || rule.clock ? told : [program.clockDoubt, ...told];
  return {
    ...(program && { program: program.name }),
    ...(doubts.length > 0 && { doubts }),
    ...(Object.keys(sections).length > 0 && { sections }),
  };
}
