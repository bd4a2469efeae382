import type { Card } from '../camera/fitsFrame.js';
import { jdOf } from '../scene/skyPosition.js';
import type { FrameFacts } from './frameFacts.js';
import { isoText, rounded } from './texts.js';

/**
 * SharpCap: EXPTIME only, FRAMETYP instead of IMAGETYP, times to 0.1 microseconds, pointing in degrees, no site, no
 * airmass.
 */
export function sharpcapHeader(facts: FrameFacts): Card[] {
  const { camera, pointing, startMilliseconds, exposureSeconds } = facts;
  const middle = startMilliseconds + exposureSeconds * 500;
  const frameType = facts.kind.charAt(0).toUpperCase() + facts.kind.slice(1);
  return [
    ['EXTEND', true, 'Extensions are permitted'],
    ['DATE-OBS', isoText(startMilliseconds, 7), 'System Clock:Est. Frame Start'],
    ['DATE-AVG', isoText(middle, 7), 'System Clock:Est. Frame Mid Point'],
    ['JD_UTC', { float: jdOf(middle) }, 'Julian Date at mid exposure'],
    ['EXPTIME', { float: exposureSeconds }, 'seconds'],
    ['FRAMETYP', frameType],
    ['OBJECT', facts.objectName],
    ['INSTRUME', camera.instrument],
    ...(facts.filter === null ? [] : [['FILTER', facts.filter] satisfies Card]),
    ['CCD-TEMP', rounded(camera.temperatureCelsius + 0.1, 1), 'C'],
    ['XPIXSZ', { float: camera.pixelSizeMicrons }, 'um'],
    ['YPIXSZ', { float: camera.pixelSizeMicrons }, 'um'],
    ['XBINNING', 1],
    ['YBINNING', 1],
    ['GAIN', camera.gainSetting],
    ['BLKLEVEL', 50],
    ['EGAIN', { float: camera.gainElectronsPerAdu }, 'e-/ADU'],
    ['FOCALLEN', rounded(facts.focalLengthMillimetres, 3), 'mm'],
    ...(pointing === null
      ? []
      : ([
          ['RA', rounded(pointing.raDegrees, 6), 'Epoch : J2000'],
          ['DEC', rounded(pointing.decDegrees, 6), 'Epoch : J2000'],
        ] satisfies Card[])),
    ['SWCREATE', 'SharpCap v4.1 (simulated), 64 bit'],
  ];
}
