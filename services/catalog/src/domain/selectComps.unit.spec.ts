import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { VspChart, VspComp } from '@wombat/aavso';
import { describeUnless, sharedPath, skipWithout } from '@wombat/testdata';
import fc from 'fast-check';
import { comparisonWindow } from './comparisonWindow.js';
import { type CompSelection, MOST_RANKED, selectComps } from './selectComps.js';

const target = { raDegrees: 30, decDegrees: 40, midMag: 11 };

function comp(auid: string, given: Partial<VspComp> & { vMag?: number } = {}): VspComp {
  const { vMag = 11, ...rest } = given;
  const bands = [{ band: 'V', mag: vMag, error: 0.02 }];
  return { auid, raDegrees: 30.1, decDegrees: 40, label: '110', bands, comments: '', ...rest };
}

/** Given this chart, and a field in which all is well unless said otherwise. */
function given(comps: VspComp[], other: Partial<CompSelection> = {}): CompSelection {
  const chart: VspChart = { chartId: 'X1', star: 'T', starAuid: 'T', fovArcmin: 60, magLimit: 13, comps };
  return {
    chart,
    target,
    window: { brightest: 9.5, faintest: 12.5 },
    seriesBand: 'V',
    framesContain: () => 1,
    minFraction: 0.9,
    maxError: 0.1,
    halfDiagonalDegrees: 0.5,
    ...other,
  };
}

const reasonFor = (selection: CompSelection) => selectComps(selection)[0]?.rejectedBecause ?? null;

describe('selectComps rejects', () => {
  it('what is brighter or fainter than the window, whose ends belong to it', () => {
    const decisions = selectComps(
      given([
        comp('bright', { vMag: 9.499 }),
        comp('bright end', { vMag: 9.5 }),
        comp('faint end', { vMag: 12.5 }),
        comp('faint', { vMag: 12.501 }),
      ]),
    );
    const reason = (auid: string) => decisions.find((decision) => decision.auid === auid)?.rejectedBecause;
    assert.match(reason('bright') ?? '', /too bright.*magnitude 9\.50 .*range from 9\.50 to 12\.50\.$/);
    assert.match(reason('faint') ?? '', /too faint.*range from 9\.50 to 12\.50\.$/);
    assert.equal(reason('bright end'), null);
    assert.equal(reason('faint end'), null);
  });

  it('what the comment forbids, in the words of the comment', () => {
    const reason = reasonFor(given([comp('a', { comments: 'ONLY FOR VISUAL USE.' })]));
    assert.equal(reason, 'VSP gives it for visual use only ("ONLY FOR VISUAL USE.").');
  });

  it('what has no magnitude in the band of the series, or none in V', () => {
    const onlyV = comp('a');
    assert.equal(reasonFor(given([onlyV], { seriesBand: 'B' })), 'It has no magnitude in B.');
    assert.match(reasonFor(given([onlyV], { seriesBand: 'CR' })) ?? '', /no magnitude in R, which a series in CR/);
    assert.equal(reasonFor(given([onlyV], { seriesBand: 'TG' })), null);
    const onlyB = comp('b', { bands: [{ band: 'B', mag: 11.5, error: 0.02 }] });
    assert.match(reasonFor(given([onlyB], { seriesBand: 'B' })) ?? '', /no V magnitude/);
  });

  it('what the catalogue is unsure of, in the band of the series; an error that is not given counts as none', () => {
    const bands = (error: number | null) => [
      { band: 'V', mag: 11, error: 0.01 },
      { band: 'B', mag: 11.5, error },
    ];
    const reason = (error: number | null) =>
      reasonFor(given([comp('a', { bands: bands(error) })], { seriesBand: 'B' }));
    assert.equal(reason(0.12), 'The catalogue error of its B magnitude is 0.120, above 0.1.');
    assert.equal(reason(0.1), null);
    assert.equal(reason(null), null);
  });

  it('what is not on nine frames in ten', () => {
    const reason = (fraction: number) => reasonFor(given([comp('a')], { framesContain: () => fraction }));
    assert.equal(reason(0.899), 'It is not on the image in 90 % of the frames (only in 89 %).');
    assert.equal(reason(0.9), null);
  });

  it('the target itself, by its AUID or by its place', () => {
    assert.equal(reasonFor(given([comp('T')])), 'It is the target itself.');
    const onTop = comp('a', { raDegrees: 30 + 1 / 3600, decDegrees: 40 + 2 / 3600 });
    assert.equal(reasonFor(given([onTop])), 'It is the target itself.');
    assert.equal(reasonFor(given([{ ...onTop, decDegrees: 40 + 4 / 3600 }])), null);
  });
});

describe('selectComps ranks', () => {
  it('the closest in place and magnitude first', () => {
    const decisions = selectComps(
      given([
        comp('far', { raDegrees: 30.5 }),
        comp('near, other brightness', { vMag: 12.4 }),
        comp('near and alike'),
        comp('rejected', { vMag: 8 }),
      ]),
    );
    assert.deepEqual(
      decisions.map(({ auid, rank }) => [auid, rank]),
      [
        ['near and alike', 1],
        ['far', 2],
        ['near, other brightness', 3],
        ['rejected', null],
      ],
    );
  });

  it('no more than can be told of one frame: the others are closer', () => {
    const comps = Array.from({ length: MOST_RANKED + 2 }, (_, index) =>
      comp(`${index}`, { raDegrees: 31 - index / 1e4 }),
    );
    const decisions = selectComps(given(comps));
    assert.deepEqual(
      [decisions.length, decisions.filter(({ rank }) => rank !== null).length, decisions[0]?.auid],
      [MOST_RANKED + 2, MOST_RANKED, `${MOST_RANKED + 1}`],
    );
    const others = '500 others are closer to the target in position and magnitude.';
    assert.deepEqual(
      decisions.slice(MOST_RANKED).map(({ auid, rank, rejectedBecause }) => [auid, rank, rejectedBecause]),
      [
        ['1', null, others],
        ['0', null, others],
      ],
    );
  });

  it('half a diagonal as much as one and a half magnitudes', () => {
    const place = comp('place', { raDegrees: 30, decDegrees: 40.5 });
    const brightness = (vMag: number) => comp('brightness', { raDegrees: 30, decDegrees: 40.001, vMag });
    assert.equal(selectComps(given([place, brightness(12.49)]))[0]?.auid, 'brightness');
    assert.equal(selectComps(given([place, brightness(12.5)]))[0]?.auid, 'place');
  });

  it('the same whatever order the chart has, every star once, each ranked or rejected', () => {
    const comps = fc.uniqueArray(
      fc.record({
        auid: fc.string({ minLength: 1, maxLength: 6 }),
        vMag: fc.double({ min: 8, max: 14, noNaN: true }),
        raDegrees: fc.constantFrom(30.1, 30.2, 29.9),
      }),
      { selector: ({ auid }) => auid, maxLength: 12 },
    );
    fc.assert(
      fc.property(comps, (drawn) => {
        const chart = drawn.map(({ auid, ...rest }) => comp(auid, rest));
        const decisions = selectComps(given(chart));
        const ranks = (all: typeof decisions) => all.filter(({ rank }) => rank !== null).map(({ auid }) => auid);
        assert.deepEqual(ranks(selectComps(given(chart.toReversed()))), ranks(decisions));
        assert.equal(decisions.length, chart.length);
        assert.ok(decisions.every(({ rank, rejectedBecause }) => (rank === null) === (rejectedBecause !== null)));
        assert.deepEqual(
          decisions.flatMap(({ rank }) => rank ?? []),
          ranks(decisions).map((_, index) => index + 1),
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describeUnless(skipWithout('data/hatp32/aavso.json'))('selectComps on the stand-in catalogue', () => {
  interface StandIn {
    chartid: string;
    comps: { auid: string; ra: number; dec: number; label: string; bands: VspComp['bands']; comments: string }[];
  }

  it('keeps the eight stars of HAT-P-32 that may be used', () => {
    const { chartid, comps }: StandIn = JSON.parse(readFileSync(sharedPath('data/hatp32/aavso.json'), 'utf8'));
    const chart: VspChart = {
      chartId: chartid,
      star: 'HAT-P-32',
      starAuid: '000-ZZZ-032',
      fovArcmin: 60,
      magLimit: 12.9,
      comps: comps.map(({ ra, dec, ...comp }) => ({ ...comp, raDegrees: ra, decDegrees: dec })),
    };
    const decisions = selectComps({
      ...given([]),
      chart,
      target: { raDegrees: 31.04283, decDegrees: 46.68784, midMag: 11.304 },
      window: comparisonWindow({ brightest: 11.29, faintest: 11.318 }, { brighter: 1.5, fainter: 1.5 }),
    });
    const rejected = new Map(
      decisions.flatMap(({ auid, rejectedBecause }) =>
        rejectedBecause === null ? [] : [[auid.slice(-3), rejectedBecause] as const],
      ),
    );
    assert.deepEqual([...rejected.keys()], ['100', '103', '110', '111']);
    assert.match(rejected.get('100') ?? '', /too bright.* 9\.60 .* 9\.79 to 12\.82/);
    assert.match(rejected.get('110') ?? '', /too bright/);
    assert.match(rejected.get('111') ?? '', /too faint/);
    assert.match(rejected.get('103') ?? '', /visual/);
    const ranked = decisions.filter(({ rank }) => rank !== null);
    assert.deepEqual(
      ranked.map(({ auid }) => auid.slice(-3)),
      ['108', '107', '105', '106', '104', '101', '109', '102'],
    );
    assert.deepEqual(ranked[0], {
      auid: '000-ZZZ-108',
      label: '117',
      raDegrees: 30.85484,
      decDegrees: 46.7221,
      band: 'V',
      mag: 11.7,
      magError: 0.05,
      rank: 1,
      rejectedBecause: null,
      chartId: 'STANDIN1',
      vMag: 11.7,
    });
  });
});
