import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chooseMasters } from './chooseMasters.js';
import type { Light, Master } from './frame.js';
import { masterReach } from './masterReach.js';
import { mastersToKeep } from './mastersToKeep.js';
import { type ChooseRules, daysBetween } from './nearness.js';
import { sampleMaster, sampleMeta } from './testing/sampleFrames.js';
import { usedMasters } from './usedMasters.js';

const anyNight = fc.integer({ min: 1, max: 28 }).map((day) => `202401${String(day).padStart(2, '0')}`);
const anyMeta = fc.record({
  exposureSeconds: fc.constantFrom(30, 60),
  gainSetting: fc.constantFrom(100, 139),
  ccdTemperatureCelsius: fc.constantFrom(-10, -12),
});
const anyMaster: fc.Arbitrary<Master> = fc
  .record({
    calType: fc.constantFrom('bias' as const, 'dark' as const, 'flat' as const),
    night: anyNight,
    filter: fc.constantFrom('V', 'B'),
    meta: anyMeta,
    biasSubtracted: fc.boolean(),
    name: fc.nat(1000),
  })
  .map(({ calType, night, filter, meta, biasSubtracted, name }) =>
    sampleMaster(calType, night, {
      ...{ meta, biasSubtracted, path: `${night}/${name}.fits` },
      filter: calType === 'flat' ? filter : '',
    }),
  );
const anyMasters = fc.uniqueArray(anyMaster, { maxLength: 25, selector: ({ path }) => path });
const anyLights: fc.Arbitrary<Light[]> = fc.array(
  anyMeta.map((meta) => ({ night: '20240114', filter: 'V', meta: sampleMeta(meta) })),
  { minLength: 1, maxLength: 4 },
);
const anyRules: fc.Arbitrary<ChooseRules> = fc.record({
  temperatureTolerance: fc.constant(1),
  maxAgeDays: fc.constantFrom(null, 5),
});

describe('the masters that are kept of a series', () => {
  it('give every light what all masters would, in the same words', () =>
    fc.assert(
      fc.property(anyLights, anyMasters, anyRules, (lights, masters, rules) => {
        const kept = mastersToKeep(lights, masters, rules);
        for (const light of lights)
          assert.deepEqual(chooseMasters(light, kept, rules), chooseMasters(light, masters, rules));
      }),
    ));

  it('are three where every night has its own', () => {
    const nights = Array.from({ length: 28 }, (_, day) => `202401${String(day + 1).padStart(2, '0')}`);
    const masters = nights.flatMap((night) =>
      (['bias', 'dark', 'flat'] as const).map((kind) => sampleMaster(kind, night)),
    );
    const light = { night: '20240114', filter: 'V', meta: sampleMeta() };
    const rules = { temperatureTolerance: 1, maxAgeDays: null };
    assert.deepEqual(
      mastersToKeep([light, light], masters, rules).map(({ night, calType }) => [night, calType]),
      [
        ['20240114', 'bias'],
        ['20240114', 'dark'],
        ['20240114', 'flat'],
      ],
    );
    assert.equal(masterReach([light], [chooseMasters(light, masters, rules)], rules), 0);
  });
});

describe('the reach of masters', () => {
  it('holds every night whose masters may be chosen in place of those that are', () =>
    fc.assert(
      fc.property(anyLights, anyMasters, anyMaster, anyRules, (lights, masters, newcomer, rules) => {
        const chosenOf = (some: readonly Master[]) => lights.map((light) => chooseMasters(light, some, rules));
        const before = chosenOf(masters);
        const after = chosenOf([...masters.filter(({ path }) => path !== newcomer.path), newcomer]);
        if (masters.some(({ path }) => path === newcomer.path)) return;
        if (daysBetween('20240114', newcomer.night) <= masterReach(lights, before, rules)) return;
        assert.deepEqual(usedMasters(after), usedMasters(before));
      }),
    ));
});
