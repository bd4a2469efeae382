import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import fc from 'fast-check';
import type { RawFrame } from './frame.js';
import { type MasterRules, planMasters } from './planMasters.js';
import { sampleFrame, sampleFrames } from './testing/sampleFrames.js';

const rules: MasterRules = { minFrames: 3, temperatureTolerance: 1, nameOfFilter: (filter) => `<${filter}>` };

describe('planMasters', () => {
  const planned = specify((frames: Parameters<typeof planMasters>[0], change: Partial<MasterRules>) =>
    planMasters(frames, { ...rules, ...change }).map(({ fileName, frames: { length }, refusal }) =>
      refusal === '' ? `${fileName} of ${length}` : `${fileName}: ${refusal}`,
    ),
  );
  const darks = (name: string, exposureSeconds?: number, ccdTemperatureCelsius?: number) =>
    sampleFrames(3, { kind: 'dark', name, meta: { exposureSeconds, ccdTemperatureCelsius } });

  it('plans nothing for a night without calibration frames', () => {
    planned.given().when({}).thenIs([]);
    planned
      .given(...sampleFrames(5, { kind: 'light', filter: 'V' }))
      .when({})
      .thenIs([]);
  });

  it('makes biases first, then darks by exposure, then flats by filter', () => {
    planned
      .given(
        ...sampleFrames(4, { kind: 'flat', name: 'v', filter: 'V' }),
        ...sampleFrames(3, { kind: 'flat', name: 'b', filter: 'B' }),
        ...darks('long', 120, -10),
        ...darks('short', 0.5, -10),
        ...sampleFrames(5, { kind: 'bias' }),
      )
      .when({})
      .thenIs([
        'mbias.fits of 5',
        'mdark120.fits of 3',
        'mdark0.5.fits of 3',
        'mflat<V>.fits of 4',
        'mflat<B>.fits of 3',
      ]);
  });

  it('says everything a worker and the log need of a plan', () => {
    const frames = sampleFrames(3, { kind: 'flat', filter: 'V' });
    specify(planMasters)
      .given(...frames.toReversed())
      .when(rules)
      .thenIs([
        {
          item: 'flat/V/mflat<V>.fits',
          calType: 'flat',
          filter: 'V',
          frames,
          fileName: 'mflat<V>.fits',
          refusal: '',
        },
      ]);
  });

  it('refuses what is too few and says so', () => {
    planned
      .given(...sampleFrames(2, { kind: 'bias' }))
      .when({})
      .thenIs(['mbias.fits: only 2 of the 3 bias frames a master needs']);
    planned
      .given(...sampleFrames(1, { kind: 'bias' }))
      .when({ minFrames: 1 })
      .thenIs(['mbias.fits of 1']);
  });

  it('keeps frames of another size, camera or setting apart; the largest set gets the plain name', () => {
    planned
      .given(
        ...sampleFrames(3, { kind: 'bias', name: 'a', meta: { xBinning: 2, yBinning: 2, width: 512, height: 384 } }),
        ...sampleFrames(5, { kind: 'bias', name: 'b' }),
        ...sampleFrames(4, { kind: 'bias', name: 'c', meta: { gainSetting: 0 } }),
      )
      .when({})
      .thenIs([
        'mbias.fits of 5',
        'mbias_1024x768_bin1x1_ZWO_ASI1600MM_gain0_offset21.fits of 4',
        'mbias_512x384_bin2x2_ZWO_ASI1600MM_gain139_offset21.fits of 3',
      ]);
  });

  it('keeps flats through another tube apart, but neither biases nor darks', () => {
    const through = (kind: string, name: string, focalLengthMillimetres: number, count = 3) =>
      sampleFrames(count, {
        kind,
        filter: kind === 'flat' ? 'V' : '',
        name,
        meta: { telescope: 'T', focalLengthMillimetres },
      });
    planned
      .given(...through('flat', 'a', 1000, 4), ...through('flat', 'b', 1004, 2), ...through('flat', 'c', 700))
      .when({})
      .thenIs(['mflat<V>.fits of 6', 'mflat<V>_1024x768_bin1x1_ZWO_ASI1600MM_gain139_offset21.fits of 3']);
    planned
      .given(...through('bias', 'a', 1000), ...through('bias', 'b', 700))
      .when({})
      .thenIs(['mbias.fits of 6']);
  });

  it('keeps frames apart whose bias was taken out before, and refuses those that were divided by a flat', () => {
    const frames = (name: string, count: number, done: Partial<RawFrame['meta']>) =>
      sampleFrames(count, { kind: 'flat', filter: 'V', name, meta: { calibrated: true, ...done } });
    planned
      .given(...sampleFrames(5, { kind: 'flat', filter: 'V' }), ...frames('b', 4, { biasDone: true, darkDone: true }))
      .when({})
      .thenIs(['mflat<V>.fits of 5', 'mflat<V>_1024x768_bin1x1_ZWO_ASI1600MM_gain139_offset21.fits of 4']);
    planned
      .given(...frames('f', 4, { biasDone: true, flatDone: true }))
      .when({})
      .thenIs(['mflat<V>.fits: these flat frames say that a flat was taken out of them before']);
  });

  it('keeps darks of another temperature apart, and says which in the name', () => {
    const detail = '1024x768_bin1x1_ZWO_ASI1600MM_gain139_offset21';
    planned
      .given(...darks('a', 60, -10), ...darks('b', 60, -20), ...darks('c', 60, 0), ...darks('d', 60, 1.4))
      .when({})
      .thenIs([
        'mdark60.fits of 3',
        `mdark60_${detail}.fits of 3`,
        `mdark60_${detail}_0C.fits of 3`,
        `mdark60_${detail}_1C.fits of 3`,
      ]);
  });

  it('falls back on the hash of the first frame where even that does not tell sets apart', () => {
    const names = planMasters(
      [-0.2, 0.1, 0.4, -0.45].flatMap((temperature) => darks(`d${temperature}_`, 60, temperature)),
      { ...rules, temperatureTolerance: 0.1 },
    ).map(({ fileName }) => fileName);
    assert.equal(new Set(names).size, 4);
    assert.match(names[3] ?? '', /^mdark60_1024x768_bin1x1_.*_0C_sha of 2\.fits$/);
  });

  it('lets the temperature of one set drift as long as there is no gap', () => {
    const drifting = [-10, -9.2, -8.4, -7.6].map((ccdTemperatureCelsius, index) =>
      sampleFrame({ kind: 'dark', path: `2024-01-01/Dark/${index}.fits`, meta: { ccdTemperatureCelsius } }),
    );
    planned
      .given(...drifting)
      .when({})
      .thenIs(['mdark60.fits of 4']);
    planned
      .given(...drifting)
      .when({ temperatureTolerance: 0.5, minFrames: 1 })
      .thenSatisfies((sets) => {
        assert.equal(sets.length, 4);
      });
  });

  it('does not cut temperatures up where the shutter is a hair off', () => {
    const shutter = (index: number) => 30 + 0.01 * index;
    const mixed = Array.from({ length: 8 }, (_, index) =>
      sampleFrame({
        kind: 'dark',
        path: `2024-01-01/Dark/${index}.fits`,
        meta: { exposureSeconds: shutter(index), ccdTemperatureCelsius: index % 2 === 0 ? -10 : -20 },
      }),
    );
    planned
      .given(...mixed)
      .when({})
      .thenSatisfies((sets) => {
        assert.deepEqual(
          sets.map((set) => set.slice(-5)),
          [' of 4', ' of 4'],
        );
      });
  });

  it('keeps darks of unknown exposure or temperature among themselves', () => {
    planned
      .given(...darks('a', undefined, undefined), ...darks('b', 0, 0), ...darks('c', 0, undefined))
      .when({})
      .thenSatisfies((sets) => {
        assert.deepEqual(
          sets.map((set) => set.slice(-5)),
          [' of 3', ' of 3', ' of 3'],
        );
        assert.equal(sets[0], 'mdark.fits of 3');
      });
  });

  it('has each calibration frame in just one plan, under a name of its own, in whatever order they come', () => {
    const kind = fc.constantFrom('bias', 'dark', 'flat', 'light');
    const meta = fc.record({
      xBinning: fc.constantFrom(1, 2),
      gainSetting: fc.constantFrom(0, 139, undefined),
      exposureSeconds: fc.constantFrom(30, 30.1, 60, undefined),
      ccdTemperatureCelsius: fc.constantFrom(-10, -10.4, -9.6, 5, undefined),
    });
    const night = fc
      .array(fc.tuple(kind, fc.constantFrom('V', 'v', 'B'), meta), { maxLength: 30 })
      .map((frames) =>
        frames.map(([own, filter, change], index) =>
          sampleFrame({ kind: own, filter, meta: change, path: `2024-01-01/${own}/${index + 100}.fits` }),
        ),
      );
    const shapes = { ...rules, nameOfFilter: (filter: string) => (filter === 'v' ? 'v@0' : filter) };
    fc.assert(
      fc.property(night, (frames) => {
        const plans = planMasters(frames, shapes);
        const used = plans.flatMap((plan) => plan.frames.map(({ path }) => path)).sort();
        assert.deepEqual(
          used,
          frames
            .filter((frame) => frame.kind !== 'light')
            .map(({ path }) => path)
            .sort(),
        );
        assert.equal(new Set(plans.map(({ fileName }) => fileName.toLowerCase())).size, plans.length);
        assert.deepEqual(
          planMasters([...frames].reverse(), shapes).map(({ item }) => item),
          plans.map(({ item }) => item),
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
