import { provenance } from '@wombat/proto';

const file = (name: string) => ({ path: name, sha256: `sha of ${name}` });

/** A night of SS Cyg in V: a transformed point, a limit, and one that is left out. */
export const sampleProvenance = provenance.Provenance.fromJSON({
  ...{ version: 1, software: 'wombatpipeline 0.1.0', revision: 2, band: 'V' },
  series: { night: '20240101', targetName: 'SS Cyg', filter: 'V' },
  star: { name: 'SS Cyg', auid: '000-BCP-220' },
  report: file('r2/SS_Cyg_20240101_aavso.txt'),
  comparison: {
    ...{ mode: 'ensemble', chartId: 'X123AB', levelError: 0.011 },
    stars: [
      { auid: '000-A', label: '110', role: 'T2', catalogueMag: 11, catalogueError: 0.02, residual: 0.004 },
      { auid: '000-B', label: '113', role: 'C3', catalogueMag: 11.3, residual: -0.003, scatter: 0.005 },
      { auid: '000-C', label: '116', role: 'C4', catalogueMag: 11.6, catalogueError: 0.03 },
      { auid: '000-D', label: '119', catalogueMag: 11.9, reason: 'its error is above photometry.comps.maxError' },
    ],
    night: [
      { auid: '000-B', frames: 3, setsLevel: true },
      { auid: '000-C', frames: 2 },
    ],
  },
  transformation: {
    ...{ method: 'field', basis: 'B-V', coefficient: -0.0512, coefficientError: 0.0111 },
    ...{ reason: '1 of 2 magnitudes: the colour of the star at this time is not known' },
  },
  radii: { starPixels: 5, skyInnerPixels: 10, skyOuterPixels: 16 },
  radiiReason: 'chosen of 8',
  calibration: {
    bias: { date: '20240101', product: file('mbias.fits') },
    dark: { date: 'nocal', reason: 'no suitable master dark' },
    flat: { date: 'done' },
    masters: [
      { calType: 'dark', product: file('mdark.fits'), told: true, inputs: ['d1', 'd2'], method: 'median' },
      { calType: 'bias', product: file('mbias.fits'), told: true, inputs: ['b1', 'b2', 'b3'], method: 'median' },
      {
        ...{ calType: 'flat', product: file('mflatV.fits'), told: true, inputs: ['f1'], method: 'median' },
        ...{ subtracted: ['sha of mbias.fits'], measuredGain: 1.523, toldGain: 1.5, measuredReadNoise: 8.96 },
      },
      { calType: 'bias', product: file('theirs.fits') },
    ],
  },
  settings: { hash: 'f00d', values: { band: '"V"', 'photometry.detectionSnr': '4', 'calibration.sigma': '3' } },
  gate: [{ name: 'check star', verdict: 'pass', sentence: 'the check star scatters by 0.006' }],
  points: [
    {
      ...{ row: 1, frame: file('Light/SS Cyg/a1.fits'), filename: 'a1.fits', jdUtc: 2_460_310.5, airmass: 1.25 },
      ...{ mag: 11.502, magError: 0.0213, instrumentalMag: -9.5, zeroPoint: 21, zeroPointError: 0.004 },
      errorParts: {
        ...{ photon: 0.01, sky: 0.006, readNoise: 0.002, darkCurrent: 0.002 },
        ...{ scintillation: 0.0001, compScatter: 0.004, catalogue: 0.0171 },
      },
      ...{ comps: ['000-B'], without: [{ starId: '000-C', reason: 'flagged saturated' }] },
      ...{ biasSha256: '', darkSha256: '', flatSha256: 'sha of mflatV.fits' },
      linear: 'made linear by 0.000001, of counts above 1000 ADU',
      radiusPixels: 4.25,
    },
    {
      ...{ row: 2, frame: file('Light/SS Cyg/a2.fits'), filename: 'a2.fits', jdUtc: 2_460_310.51 },
      ...{ mag: 16.2, fainterThan: true, flags: ['lowSnr'], comps: ['000-B', '000-C'] },
    },
    {
      ...{ frame: file('Light/SS Cyg/a3.fits'), filename: 'a3.fits', jdUtc: 2_460_310.52 },
      ...{ mag: 11.6, magError: 0.03, leftOut: 'flagged saturated', flags: ['saturated'] },
      untransformedReason: 'the colour of the star at this time is not known',
    },
  ],
  flagTexts: {
    lowSnr: { short: 'FAINT', long: 'The signal-to-noise ratio is low.' },
    saturated: { short: 'SAT', long: 'A raw pixel in the aperture is saturated.' },
  },
});
