import type { Card } from '../camera/fitsFrame.js';
import type { FrameFacts } from './frameFacts.js';
import { isoText, rounded } from './texts.js';

/**
 * ASIAIR: times to the microsecond, EXPOSURE and EXPTIME, pointing in degrees, GAIN a setting, no EGAIN, no airmass.
 */
export function asiairHeader(facts: FrameFacts): Card[] {
  const { camera, site, pointing } = facts;
  return [
    ['CREATOR', 'ZWO ASIAIR Plus (simulated)', 'Capture software'],
    ['OFFSET', 1, 'Camera offset'],
    ['EXPOSURE', { float: facts.exposureSeconds }, 'Exposure time in seconds'],
    ['EXPTIME', { float: facts.exposureSeconds }, 'Exposure time in seconds'],
    ['GAIN', camera.gainSetting, 'Gain Value'],
    ['DATE-OBS', isoText(facts.startMilliseconds, 6), 'Image created time'],
    ['FOCALLEN', Math.round(facts.focalLengthMillimetres), 'Focal length of the telescope in mm'],
    ['XBINNING', 1, 'Camera X Bin'],
    ['YBINNING', 1, 'Camera Y Bin'],
    ['XPIXSZ', { float: camera.pixelSizeMicrons }, 'pixel size in microns (with binning)'],
    ['YPIXSZ', { float: camera.pixelSizeMicrons }, 'pixel size in microns (with binning)'],
    ['IMAGETYP', facts.kind.charAt(0).toUpperCase() + facts.kind.slice(1), 'Type of image'],
    ['CCD-TEMP', rounded(camera.temperatureCelsius + 0.1, 1), 'Temperature of CCD, C'],
    ['SET-TEMP', { float: camera.temperatureCelsius }, 'Set temperature of CCD, C'],
    ['INSTRUME', camera.instrument, 'Camera model'],
    ...(facts.filter === null ? [] : [['FILTER', facts.filter, 'Name of filter'] satisfies Card]),
    ...(pointing === null
      ? []
      : ([
          ['OBJECT', facts.objectName, 'Object name'],
          ['RA', rounded(pointing.raDegrees, 6), 'Object Right Ascension in degrees'],
          ['DEC', rounded(pointing.decDegrees, 6), 'Object Declination in degrees'],
        ] satisfies Card[])),
    ['SITELAT', { float: site.latitudeDegrees }, 'Latitude of the imaging site in degrees'],
    ['SITELONG', { float: site.longitudeDegrees }, 'Longitude of the imaging site in degrees'],
    ['TELESCOP', 'Simulated mount', 'Telescope name'],
  ];
}
