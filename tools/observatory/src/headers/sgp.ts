import type { Card } from '../camera/fitsFrame.js';
import type { FrameFacts } from './frameFacts.js';
import { degreesText, hoursText, isoText, rounded } from './texts.js';

/**
 * Sequence Generator Pro: EXPOSURE only, scale cards, site in sexagesimal text, CRVAL of the pointing without a full
 * WCS.
 */
export function sgpHeader(facts: FrameFacts): Card[] {
  const { camera, site, pointing } = facts;
  const scale = rounded((206.264806 * camera.pixelSizeMicrons) / facts.focalLengthMillimetres, 5);
  return [
    ['OBJECT', facts.objectName, 'Object name'],
    [
      'DATE-LOC',
      isoText(facts.startMilliseconds + Math.round(site.longitudeDegrees / 15) * 3_600_000, 7),
      'Local observation date',
    ],
    ['DATE-OBS', isoText(facts.startMilliseconds, 7), 'UTC observation date'],
    ['IMAGETYP', facts.kind.toUpperCase(), 'Type of frame'],
    ['CREATOR', 'Sequence Generator Pro v4 (simulated)', 'Capture software'],
    ['INSTRUME', camera.instrument, 'Instrument name'],
    ['SITENAME', site.name, 'Observatory name'],
    ['SITEELEV', { float: site.elevationMetres }, 'Elevation of the imaging site in meters'],
    ['SITELAT', degreesText(site.latitudeDegrees).replace('+', ''), 'Latitude of the imaging site in degrees'],
    ['SITELONG', degreesText(site.longitudeDegrees).replace('+', ''), 'Longitude of the imaging site in degrees'],
    ...(facts.filter === null
      ? []
      : ([
          ['FWHEEL', 'Filter wheel', 'Filter Wheel name'],
          ['FILTER', facts.filter, 'Filter name'],
        ] satisfies Card[])),
    ['EXPOSURE', { float: facts.exposureSeconds }, 'Exposure time in seconds'],
    ['CCD-TEMP', rounded(camera.temperatureCelsius + 0.1, 1), 'Camera cooler temperature'],
    ['SET-TEMP', { float: camera.temperatureCelsius }, 'Camera cooler target temperature'],
    ['XBINNING', 1, 'Camera X Bin'],
    ['CCDXBIN', 1, 'Camera X Bin'],
    ['YBINNING', 1, 'Camera Y Bin'],
    ['CCDYBIN', 1, 'Camera Y Bin'],
    ['TELESCOP', 'Simulated mount', 'Telescope name'],
    ['FOCALLEN', rounded(facts.focalLengthMillimetres, 3), 'The focal length of the telescope in mm'],
    ['SCALE', scale, 'Image scale (arcsec / pixel)'],
    ['PIXSCALE', scale, 'Image scale (arcsec / pixel)'],
    ['GAIN', camera.gainSetting, 'Camera gain'],
    ['EGAIN', { float: camera.gainElectronsPerAdu }, 'Electrons Per ADU'],
    ['OFFSET', 30, 'Camera offset'],
    ...(pointing === null ? [] : pointingCards(facts, pointing)),
  ];
}

function pointingCards(
  { flipped }: FrameFacts,
  { raDegrees, decDegrees, horizontal }: NonNullable<FrameFacts['pointing']>,
): Card[] {
  return [
    ['RA', rounded(raDegrees, 9), 'Object Right Ascension in degrees'],
    ['DEC', rounded(decDegrees, 9), 'Object Declination in degrees'],
    ['CRVAL1', rounded(raDegrees, 9), 'RA at image center in degrees'],
    ['CRVAL2', rounded(decDegrees, 9), 'DEC at image center in degrees'],
    ['OBJCTRA', hoursText(raDegrees), 'Object Right Ascension in hms'],
    ['OBJCTDEC', degreesText(decDegrees), 'Object Declination in degrees'],
    ['AIRMASS', rounded(horizontal.airmass, 8), 'Average airmass'],
    ['OBJCTALT', rounded(horizontal.altitudeDegrees, 4), 'Altitude of the object'],
    ['FLIPPED', flipped, 'Is image flipped'],
  ];
}
