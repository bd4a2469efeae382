import assert from 'node:assert/strict';
import { median } from '@wombat/imaging';
import { FAINT_SNRS, faintBin, faintestSeen } from '../testing/trials/faintBin.js';

/** Ten unbiased bins stay below it in 99 of 100 cases. */
const CHI_SQUARE_99 = 23.2;

describe('a star through the noise, drawn in pixels', () => {
  const FRAMES = 40;
  const bins = FAINT_SNRS.map((snr) => faintBin(snr, FRAMES));
  const told = bins.map(({ snr, bias, biasPart, made }) =>
    [
      snr,
      bias.toFixed(1),
      biasPart.toFixed(3),
      made.points.length,
      made.limits.length,
      made.leftOut.map((one) => one.reason),
    ].join(' '),
  );

  it('has every frame once: measured, or fainter than', () => {
    for (const { made } of bins) {
      const names = [...made.points, ...made.limits].map(({ filename }) => filename);
      assert.equal(new Set(names).size, FRAMES, told.join('\n'));
      assert.equal(names.length, FRAMES, told.join('\n'));
    }
  });

  it('is measured without bias', () => {
    // Ten bins at once: one of them lies beyond 2 sigma on every third night without any bias.
    const chiSquare = bins.reduce((sum, { bias }) => sum + bias ** 2, 0);
    assert.ok(chiSquare < CHI_SQUARE_99, told.join('\n'));
    for (const { bias } of bins) assert.ok(Math.abs(bias) < 3, told.join('\n'));
  });

  it('is told fainter than what it would have needed to be seen', () => {
    const needed = faintestSeen();
    for (const { limits, snr } of bins.filter((one) => one.limits.length > FRAMES / 2))
      assert.ok(Math.abs(median(limits) - needed) < 0.1, `${snr}: ${median(limits)} for ${needed}`);
  });
});
