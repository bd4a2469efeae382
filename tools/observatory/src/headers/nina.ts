import type { Card } from '../camera/fitsFrame.js';
import { jdOf } from '../scene/skyPosition.js';
import type { FrameFacts } from './frameFacts.js';
import { degreesText, hoursText, isoText, rounded } from './texts.js';

/** N.I.N.A.: start and middle of the exposure, pointing in degrees and sexagesimal, gain as a setting beside EGAIN. */
export function ninaHeader(facts: FrameFacts): Card[] {
  const { camera, site, pointing, startMilliseconds, exposureSeconds } = facts;
  const middle = startMilliseconds + exposureSeconds * 500;
  return [
    ['IMAGETYP', facts.kind.toUpperCase(), 'Type of exposure'],
    ['EXPOSURE', { float: exposureSeconds }, '[s] Exposure duration'],
    ['EXPTIME', { float: exposureSeconds }, '[s] Exposure duration'],
    [
      'DATE-LOC',
      isoText(startMilliseconds + Math.round(site.longitudeDegrees / 15) * 3_600_000),
      'Time of observation (local)',
    ],
    ['DATE-OBS', isoText(startMilliseconds), 'Time of observation (UTC)'],
    ['DATE-AVG', isoText(middle), 'Averaged midpoint time (UTC)'],
    ['MJD-OBS', { float: jdOf(startMilliseconds) - 2400000.5 }, '[d] Modified Julian Date of the start'],
    ['MJD-AVG', { float: jdOf(middle) - 2400000.5 }, '[d] Modified Julian Date of the midpoint'],
    ['XBINNING', 1, 'X axis binning factor'],
    ['YBINNING', 1, 'Y axis binning factor'],
    ['GAIN', camera.gainSetting, 'Sensor gain'],
    ['OFFSET', 30, 'Sensor gain offset'],
    ['EGAIN', { float: camera.gainElectronsPerAdu }, '[e-/ADU] Electrons per A/D unit'],
    ['XPIXSZ', { float: camera.pixelSizeMicrons }, '[um] Pixel X axis size'],
    ['YPIXSZ', { float: camera.pixelSizeMicrons }, '[um] Pixel Y axis size'],
    ['INSTRUME', camera.instrument, 'Imaging instrument name'],
    ['SET-TEMP', { float: camera.temperatureCelsius }, '[degC] CCD temperature setpoint'],
    ['CCD-TEMP', rounded(camera.temperatureCelsius + 0.1, 1), '[degC] CCD temperature'],
    ['READOUTM', 'Default', 'Sensor readout mode'],
    ['FOCALLEN', rounded(facts.focalLengthMillimetres, 3), '[mm] Focal length'],
    ['SITEELEV', { float: site.elevationMetres }, '[m] Observation site elevation'],
    ['SITELAT', { float: site.latitudeDegrees }, '[deg] Observation site latitude'],
    ['SITELONG', { float: site.longitudeDegrees }, '[deg] Observation site longitude'],
    ['OBJECT', facts.objectName, 'Name of the object of interest'],
    ...(facts.filter === null
      ? []
      : ([
          ['FWHEEL', 'Filter wheel', 'Filter Wheel name'],
          ['FILTER', facts.filter, 'Active filter name'],
        ] satisfies Card[])),
    ...(pointing === null ? [] : pointingCards(facts, pointing)),
    ['ROWORDER', 'TOP-DOWN', 'FITS Image Orientation'],
    ['EQUINOX', { float: 2000 }, 'Equinox of celestial coordinate system'],
    ['SWCREATE', 'N.I.N.A. 3.1 (simulated)', 'Software that created this file'],
  ];
}

function pointingCards(
  { flipped }: FrameFacts,
  { raDegrees, decDegrees, horizontal }: NonNullable<FrameFacts['pointing']>,
): Card[] {
  return [
    ['RA', rounded(raDegrees, 6), '[deg] RA of telescope'],
    ['DEC', rounded(decDegrees, 6), '[deg] Declination of telescope'],
    ['CENTALT', rounded(horizontal.altitudeDegrees, 4), '[deg] Altitude of telescope'],
    ['CENTAZ', rounded(horizontal.azimuthDegrees, 4), '[deg] Azimuth of telescope'],
    ['AIRMASS', rounded(horizontal.airmass, 8), 'Airmass at frame center'],
    ['PIERSIDE', flipped ? 'West' : 'East', 'Telescope pointing state'],
    ['OBJCTRA', hoursText(raDegrees), '[H M S] RA of imaged object'],
    ['OBJCTDEC', degreesText(decDegrees), '[D M S] Declination of imaged object'],
  ];
}
