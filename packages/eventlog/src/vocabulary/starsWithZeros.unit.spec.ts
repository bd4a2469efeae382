import assert from 'node:assert/strict';
import { decodeEnvelope, isType } from '../log/envelope.js';

/** Byte for byte as version 1 of FrameMeasured was written: one star on a sky of exactly 0, one off the frame. */
const TEXT =
  '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":1,"attempt":1},' +
  '"path":"2024-01-01/Light/SS Cyg/V/a.fits","radii":{"starPixels":6,"skyInnerPixels":10,"skyOuterPixels":16' +
  '},"jdUtcStart":2460310.5,"jdUtcMid":2460310.5005,"hjdUtc":2460310.499541801,"bjdTdb":2460310.5002966295,"' +
  'airmass":-1,"stars":[{"starId":"target","x":60.293086036529786,"y":45.5,"raDegrees":359.99991207418907,"d' +
  'ecDegrees":0.00014999999999948065,"net":25128.358058177117,"area":113.09733552923258,"error":169.16665860' +
  '792705,"snr":148.54202515411993,"peak":1849.6976318359375,"mean":222.18346648566376,"skyPixels":492,"fwhm' +
  'Pixels":3.7322553725561907,"width":3.925423364022186,"xWidth":3.926287749266584,"yWidth":3.92455897877778' +
  '75,"angleDegrees":359.9999999999999,"roundness":0.9995596933798039},{"starId":"000-BCP-220","offFrame":tr' +
  'ue,"flags":8}]}';
const REDUCTION = '"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":1}';
const HEAD: Record<string, string> = {
  'Wombat-Id': 'measured:a:1',
  'Wombat-Type': 'FrameMeasured',
  'Wombat-Version': '1',
  'Wombat-Correlation': '20240101',
  'Wombat-Occurred-At': '2024-01-02T03:04:05.678Z',
  'Wombat-Producer': 'photometry-worker',
  'Wombat-Software': 'wombatpipeline 0.1.0',
};

function read(text: string) {
  const decoded = decodeEnvelope({
    subject: 'wombat.frames.FrameMeasured.20240101.SS=20Cyg:V',
    sequence: 7,
    headers: { get: (name) => HEAD[name] ?? '' },
    text,
  });
  assert.ok(decoded.ok && isType(decoded.value, 'FrameMeasured'));
  return decoded.value.payload;
}

describe('a measured frame as version 1 wrote it', () => {
  it('has the numbers of its star, a zero that was left out among them', () => {
    const [star] = read(TEXT).stars;
    assert.ok(star !== undefined && !star.offFrame);
    assert.deepEqual([star.x, star.y, star.net, star.skyPixels], [60.293086036529786, 45.5, 25128.358058177117, 492]);
    assert.equal(star.skyLevel, 0);
    assert.equal(star.flags, 0);
  });

  it('has nothing but its flag of a star off the frame', () => {
    const star = read(TEXT).stars[1];
    const known = Object.entries(star ?? {}).filter(([, value]) => value !== undefined);
    assert.deepEqual(Object.fromEntries(known), {
      ...{ starId: '000-BCP-220', offFrame: true, flags: 8 },
      ...{ apertures: [], sharpPixels: [] },
    });
  });

  it('does not make up a width that could not be had', () => {
    assert.equal(read(`{${REDUCTION},"stars":[{"starId":"target","x":1}]}`).stars[0]?.fwhmPixels, undefined);
  });

  it('may have no stars', () => {
    assert.deepEqual(read(`{${REDUCTION}}`).stars, []);
  });
});
