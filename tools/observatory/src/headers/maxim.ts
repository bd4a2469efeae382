import type { Card } from '../camera/fitsFrame.js';
import { jdOf } from '../scene/skyPosition.js';
import type { FrameFacts } from './frameFacts.js';
import { degreesText, hoursText, isoText, rounded } from './texts.js';

const IMAGETYP = { bias: 'Bias Frame', dark: 'Dark Frame', flat: 'Flat Field', light: 'Light Frame' };

/**
 * MaxIm DL: times to the second, sexagesimal pointing with blanks, site in degrees, minutes, seconds, JD of the start.
 */
export function maximHeader(facts: FrameFacts): Card[] {
  const { camera, site, pointing } = facts;
  return [
    ['DATE-OBS', isoText(facts.startMilliseconds, 0), '[ISO 8601] UTC date/time of exposure start'],
    ['EXPTIME', { float: facts.exposureSeconds }, '[sec] Duration of exposure'],
    ['EXPOSURE', { float: facts.exposureSeconds }, '[sec] Duration of exposure'],
    ['SET-TEMP', { float: camera.temperatureCelsius }, 'CCD temperature setpoint in C'],
    ['CCD-TEMP', rounded(camera.temperatureCelsius + 0.04, 2), 'CCD temperature at start of exposure in C'],
    ['XPIXSZ', { float: camera.pixelSizeMicrons }, 'Pixel Width in microns (after binning)'],
    ['YPIXSZ', { float: camera.pixelSizeMicrons }, 'Pixel Height in microns (after binning)'],
    ['XBINNING', 1, 'Binning level along the X-axis'],
    ['YBINNING', 1, 'Binning level along the Y-axis'],
    ['READOUTM', 'Normal', 'Readout mode of image'],
    ...(facts.filter === null ? [] : [['FILTER', facts.filter, 'Filter name'] satisfies Card]),
    ['IMAGETYP', IMAGETYP[facts.kind], 'Type of image'],
    ['SITELAT', degreesText(site.latitudeDegrees), 'Latitude of the imaging location'],
    ['SITELONG', degreesText(site.longitudeDegrees), 'Longitude of the imaging location'],
    ['JD', { float: jdOf(facts.startMilliseconds) }, 'Julian Date at start of exposure'],
    ['FOCALLEN', rounded(facts.focalLengthMillimetres, 3), 'Focal length of telescope in mm'],
    ['APTDIA', { float: camera.apertureMillimetres }, 'Aperture diameter of telescope in mm'],
    ['EGAIN', { float: camera.gainElectronsPerAdu }, 'Electronic gain in e-/ADU'],
    ['SWCREATE', 'MaxIm DL Version 6.16 (simulated)', 'Name of software that created the image'],
    ['OBJECT', facts.objectName, 'Target object name'],
    ['TELESCOP', 'Simulated refractor', 'Telescope name'],
    ['INSTRUME', camera.instrument, 'Detector instrument name'],
    ...(pointing === null ? [] : pointingCards(facts, pointing)),
  ];
}

function pointingCards(
  { flipped }: FrameFacts,
  { raDegrees, decDegrees, horizontal }: NonNullable<FrameFacts['pointing']>,
): Card[] {
  return [
    ['OBJCTRA', hoursText(raDegrees), 'Nominal Right Ascension of center of image'],
    ['OBJCTDEC', degreesText(decDegrees), 'Nominal Declination of center of image'],
    ['OBJCTALT', rounded(horizontal.altitudeDegrees, 4), 'Nominal altitude of center of image'],
    ['AIRMASS', rounded(horizontal.airmass, 8), 'Relative optical path length through atmosphere'],
    ['PIERSIDE', flipped ? 'WEST' : 'EAST', 'Side of pier telescope is on'],
  ];
}
