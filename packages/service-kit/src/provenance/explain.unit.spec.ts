import assert from 'node:assert/strict';
import { provenance } from '@wombat/proto';
import { choosePoint } from './choosePoint.js';
import { explainPoint, explainSeries } from './explain.js';
import type { Explanation } from './explanation.js';
import { readProvenance } from './readProvenance.js';
import { sampleProvenance as told } from './testing/sampleProvenance.js';

const pointAt = (row: number) => told.points[row - 1] ?? assert.fail(`no point ${row}`);
const of = (explanation: Explanation, heading: string) =>
  explanation.sections.find((section) => section.heading === heading)?.lines ?? [];

describe('where a number comes from', () => {
  const first = explainPoint(told, pointAt(1));

  it('goes from the magnitude down to the software, one step after the other', () => {
    assert.equal(first.title, 'SS Cyg in V, night 20240101, revision 2, row 1 of the report');
    assert.deepEqual(
      first.sections.map(({ heading }) => heading),
      [
        ...['Magnitude', 'Error', 'Transformation', 'Comparison stars', 'Frame', 'Masters', 'Settings'],
        'Software and report',
      ],
    );
  });

  it('tells the sum the magnitude is, and the parts its error is', () => {
    assert.deepEqual(of(first, 'Magnitude'), [
      '11.502 ± 0.021 in V at JD 2460310.50000 (UTC, mid-exposure)',
      'instrumental -9.500 + zero point of the frame 21.000 ± 0.004 + colour term 0.002',
    ]);
    assert.deepEqual(of(first, 'Error'), [
      ...['photons 0.010', 'sky 0.006', 'dark current 0.002', 'read noise 0.002'],
      ...['zero point 0.004', 'catalogue 0.017', 'together, in quadrature: 0.021'],
    ]);
    assert.deepEqual(of(first, 'Transformation'), [
      'made with a zero point for each frame and one colour term for the night',
      'coefficient of B-V -0.0512 ± 0.0111, fitted to the comparison stars of the night',
    ]);
  });

  it('tells second-order extinction where there is any, with its error where the night tells it', () => {
    const transformed = (own: Partial<typeof told.transformation>) =>
      of(explainSeries({ ...told, transformation: { ...told.transformation, ...own } }), 'Transformation');
    const line = 'second-order extinction -0.0310 ± 0.0042, fitted to the comparison stars of the night';
    assert.ok(transformed({ secondOrder: -0.031, secondOrderError: 0.0042 }).includes(line));
    assert.ok(transformed({ secondOrder: -0.03 }).includes('second-order extinction -0.0300'));
  });

  it('tells what other nights say of the colour term where something rests on it, and which they are', () => {
    const learnt = {
      ...{ basis: 'B-V', value: -0.05, error: 0.01, nights: ['20240101', '20240103', '20240104'] },
      ...{ secondOrder: -0.031, secondOrderError: 0.0042, secondOrderNights: ['20240101', '20240103', '20240105'] },
    };
    const second = { secondOrder: -0.031, secondOrderError: 0.0042, learnt };
    const lines = of(
      explainSeries({ ...told, transformation: { ...told.transformation, ...second } }),
      'Transformation',
    );
    assert.deepEqual(lines.slice(-3), [
      'second-order extinction -0.0310 ± 0.0042, by other nights of the camera',
      'other nights of the camera give a coefficient of B-V of -0.0500 ± 0.0100: 20240101, 20240103, 20240104',
      'and second-order extinction of -0.0310 ± 0.0042: 20240101, 20240103, 20240105',
    ]);
  });

  it('names the comparison stars as the frame has them, with their residuals', () => {
    assert.deepEqual(of(first, 'Comparison stars'), [
      'ensemble of comparison stars, AAVSO chart X123AB',
      'T2 000-A (110) 11.000 ± 0.020 in the catalogue, check star, measured +0.004 from it',
      'C3 000-B (113) 11.300 in the catalogue, measured -0.003 from it, scatter 0.005',
      'C4 000-C (116) 11.600 ± 0.030 in the catalogue, does not set the level: the others contradict it; not used on this frame: flagged saturated',
      "what the catalogue's errors leave open of the level of the whole night: 0.011",
    ]);
  });

  it('names the raw frame, its masters and those that went into them, and what there was none of', () => {
    assert.deepEqual(of(first, 'Frame'), [
      'Light/SS Cyg/a1.fits, SHA-256 sha of Light/SS Cyg/a1.fits',
      'made linear by 0.000001, of counts above 1000 ADU',
      'star radius 4.25 pixels on this frame',
      'airmass 1.250',
      'no flags',
    ]);
    assert.deepEqual(of(first, 'Masters'), [
      'no dark: no suitable master dark',
      'flat: done before by another program',
      'bias mbias.fits, SHA-256 sha of mbias.fits: made of 3 raw frames by median',
      'flat mflatV.fits, SHA-256 sha of mflatV.fits: made of 1 raw frame by median, less another master; ' +
        'pairs of its frames tell gain 1.52 e-/ADU (1.5 by configuration or header, used), read noise 8.96 e- (used, as no other is known)',
    ]);
  });

  it('tells which settings are not the program’s own', () => {
    assert.deepEqual(of(first, 'Settings'), [
      'as they were when the revision was asked for, hash f00d',
      'photometry.detectionSnr: 4, set for this installation',
      "the others are the program's own",
    ]);
    const before = { ...told, settings: { hash: '', values: {} } };
    assert.deepEqual(of(explainPoint(before, pointAt(1)), 'Settings'), [
      'not told: the series was asked for before they were kept',
    ]);
  });

  it('says of a limit and of a point that is left out what they are', () => {
    const limit = explainPoint(told, pointAt(2));
    assert.match(of(limit, 'Magnitude')[0] ?? '', /^fainter than 16\.200 in V at JD/);
    assert.deepEqual(of(limit, 'Error'), []);
    assert.match(of(limit, 'Transformation')[1] ?? '', /^a limit is by the zero point alone/);
    assert.equal(of(limit, 'Frame').at(-1), 'flag lowSnr: The signal-to-noise ratio is low.');
    assert.match(of(limit, 'Masters').join('\n'), /theirs\.fits.*it is not known how it was made/);
    const out = explainPoint(told, pointAt(3));
    assert.match(out.title, /left out of the report$/);
    assert.equal(of(out, 'Magnitude')[1], 'left out of the report: flagged saturated');
    assert.equal(of(out, 'Transformation')[1], 'not transformed: the colour of the star at this time is not known');
  });

  it('tells of a series every point in a line, and of the stars that are not used why', () => {
    const series = explainSeries(told);
    assert.deepEqual(of(series, 'Points'), [
      'row 1 of the report: 11.502 ± 0.021, a1.fits',
      'row 2 of the report: fainter than 16.200, a2.fits',
      'left out of the report: 11.600 ± 0.030, a3.fits (flagged saturated)',
    ]);
    assert.match(of(series, 'Comparison stars').join('\n'), /000-D \(119\).*: not used, its error is above/);
    assert.deepEqual(of(series, 'Quality gate'), ['pass: the check star scatters by 0.006']);
    assert.deepEqual(of(series, 'Apertures'), ['star 5.0 pixels, sky from 10.0 to 16.0', 'chosen of 8']);
  });
});

describe('the point a person means', () => {
  const filename = (word: string) => {
    const chosen = choosePoint(told, word);
    return chosen.ok ? chosen.value.filename : chosen.fault.message;
  };

  it('is told by row, Julian date, or frame', () => {
    assert.deepEqual(['1', '2', '2460310.5101', 'a3.fits', 'Light/SS Cyg/a1.fits'].map(filename), [
      'a1.fits',
      'a2.fits',
      'a2.fits',
      'a3.fits',
      'a1.fits',
    ]);
  });

  it('is refused with what there is', () => {
    assert.equal(filename('3'), 'the report has no row 3: they go from 1 to 2');
    assert.equal(filename('0'), 'the report has no row 0: they go from 1 to 2');
    assert.match(filename('2460311.5'), /no point lies within a minute of JD 2460311.5; the nearest is 2460310.52000/);
    assert.equal(filename('a4.fits'), 'there is no frame a4.fits in this series; did you mean a1.fits?');
    assert.equal(filename('another'), 'there is no frame another in this series');
  });
});

describe('a provenance file', () => {
  it('is read as it was written', () => {
    const read = readProvenance(JSON.stringify(provenance.Provenance.toJSON(told)));
    assert.deepEqual(read.ok ? read.value : read.fault.message, told);
  });

  it('is refused where it is of another version, or none', () => {
    const message = (text: string) => {
      const read = readProvenance(text);
      return read.ok ? '' : read.fault.message;
    };
    const later = JSON.stringify({ ...(provenance.Provenance.toJSON(told) as object), version: 2 });
    assert.match(message(later), /^it is of version 2, which this program does not read$/);
    assert.match(message('{}'), /^it cannot be read: it leaves/);
    assert.match(message('none'), /^it cannot be read: /);
  });
});
