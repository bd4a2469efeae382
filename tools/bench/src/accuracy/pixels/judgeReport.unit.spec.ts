import assert from 'node:assert/strict';
import { accuracyNight, type NightTruth } from '@wombat/observatory';
import { judgeReport } from './judgeReport.js';

const plan = accuracyNight({ framesPerFilter: 4 });
const CHECK = '000-ZZZ-103';

/** Four frames of an even night: T1 is 11.5, the check star 11.55. */
const truth = {
  frames: [0, 1, 2, 3].map((index) => ({
    band: 'V',
    midJd: 2460963.9 + index / 100,
    airmass: 1 + index / 2,
    fwhmPixels: 3,
    skyElectronsPerPixel: 300,
    stars: ['target', CHECK, '000-ZZZ-101', '000-ZZZ-102'].map((star) => ({
      star,
      magnitude: star === CHECK ? 11.55 : 11.5,
      electrons: 100_000,
    })),
  })),
} as unknown as NightTruth;

function reportOf(mags: readonly (number | string)[], checkMags: readonly string[] = []) {
  const rows = mags.map((mag, index) =>
    [
      ...['V0999 Cap', (2460963.9 + index / 100).toFixed(5), mag, '0.013', 'V', 'YES', 'STD', 'ENSEMBLE', 'na', CHECK],
      ...[checkMags[index] ?? '11.560', (1 + index / 2).toFixed(3), '1', 'X00000ZZ', '|VMAGINS=-8|CREFERR=0.012'],
    ].join(','),
  );
  const errorParts = { photon: 0.003, compScatter: 0.004, flatCommon: 0.001, catalogue: 0.012, colourTerm: 0.02 };
  const points = [
    { leftOut: 'cloud', errorParts: { photon: 1 } },
    ...mags.map((_, index) => ({ row: index + 1, errorParts })),
  ];
  return { report: ['#TYPE=EXTENDED', ...rows].join('\n'), provenance: JSON.stringify({ points }) };
}

describe('a report against the truth', () => {
  it('tells offset, scatter, slope and pulls of what it measured', () => {
    const judged = judgeReport(reportOf([11.51, 11.52, 11.51, 11.52]), plan, truth);
    assert.ok(judged !== null);
    assert.deepEqual([judged.band, judged.points, judged.transformedPoints], ['V', 4, 4]);
    assert.ok(Math.abs(judged.offset - 0.015) < 1e-9 && Math.abs(judged.checkOffset - 0.01) < 1e-9);
    assert.ok(Math.abs(judged.scatter - 0.01 / Math.sqrt(3)) < 1e-9 && Math.abs(judged.worst - 0.005) < 1e-9);
    // Without what the night shares the points' own error is 0.005.
    assert.ok(Math.abs(judged.pull - judged.scatter / 0.005) < 1e-9);
    assert.ok(Math.abs(judged.slope - 0.004) < 1e-9 && judged.slopeError > 0);
  });

  it('leaves out the check star where it was flagged, and has no magnitude', () => {
    const judged = judgeReport(reportOf([11.5, 11.5, 11.5, 11.5], ['na', '11.570']), plan, truth);
    assert.ok(Math.abs((judged?.checkOffset ?? Number.NaN) - 0.04 / 3) < 1e-9);
  });

  it('takes what is fainter than a limit for no measurement', () => {
    assert.equal(judgeReport(reportOf([11.5, '<15.1', 11.5, 11.5]), plan, truth)?.points, 3);
    assert.equal(judgeReport(reportOf(['<15.1']), plan, truth), null);
  });

  it('knows what photons, sky and scintillation allow at best', () => {
    const { predicted = Number.NaN } = judgeReport(reportOf([11.5, 11.5, 11.5, 11.5]), plan, truth) ?? {};
    // T1 and the mean of two comps like it: sqrt(1.5) x (3.6 mmag of photons and sky, scintillation 2 to 14 mmag).
    assert.ok(predicted > 0.006 && predicted < 0.012, `${predicted}`);
  });
});
