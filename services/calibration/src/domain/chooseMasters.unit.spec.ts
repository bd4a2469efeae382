import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import type { FrameMeta } from '@wombat/proto';
import fc from 'fast-check';
import type { Choice } from './choice.js';
import { type Chosen, chooseMasters } from './chooseMasters.js';
import type { Master } from './frame.js';
import type { ChooseRules } from './nearness.js';
import { sampleMaster, sampleMeta } from './testing/sampleFrames.js';

const rules: ChooseRules = { temperatureTolerance: 1, maxAgeDays: null };

interface Question extends Partial<ChooseRules> {
  night?: string;
  filter?: string;
  meta?: Partial<FrameMeta>;
}

function choose(masters: readonly Master[], { night = '20240110', filter = 'V', meta, ...change }: Question): Chosen {
  return chooseMasters({ night, filter, meta: sampleMeta(meta) }, masters, { ...rules, ...change });
}

/** A choice in one word: the night of the master, or why there is none. */
function word(choice: Choice): string {
  return choice.master === null ? choice.reason : choice.master.night;
}

const bias = (night: string, meta?: Partial<FrameMeta>) => sampleMaster('bias', night, { ...(meta && { meta }) });
const dark = (night: string, meta?: Partial<FrameMeta>) => sampleMaster('dark', night, { ...(meta && { meta }) });
const flat = (night: string, filter = 'V', meta?: Partial<FrameMeta>) =>
  sampleMaster('flat', night, { filter, ...(meta && { meta }) });

describe('chooseMasters', () => {
  const all = specify(choose);
  const nights = specify((masters: readonly Master[], question: Question) => {
    const chosen = choose(masters, question);
    return [word(chosen.bias), word(chosen.dark), word(chosen.flat)];
  });

  it("takes the night's own bias, dark and flat, without a word of warning", () => {
    const own = { bias: bias('20240110'), dark: dark('20240110'), flat: flat('20240110') };
    all
      .given(bias('20240109'), own.flat, own.bias, own.dark, flat('20240111'))
      .when({})
      .thenIs({
        bias: { master: own.bias, warning: '' },
        dark: { master: own.dark, warning: '' },
        flat: { master: own.flat, warning: '' },
        darkScale: 1,
      });
  });

  it('says of each kind that there is none', () => {
    nights.given().when({}).thenIs(['no suitable master bias', 'no suitable master dark', 'no suitable master V flat']);
  });

  it('takes no dark or flat whose counts were made linear in another way; of biases it does not matter', () => {
    const even = { linearity: [2e-6] };
    const all = ['20240108', '20240109'] as const;
    nights
      .given(bias(all[1]), dark(all[1]), flat(all[1]), dark(all[0], even), flat(all[0], 'V', even))
      .when({ meta: even })
      .thenIs([all[1], all[0], all[0]]);
    nights
      .given(bias(all[1], even), dark(all[1], even), flat(all[1], 'V', even))
      .when({})
      .thenIs([all[1], 'no dark of this exposure', 'no suitable master V flat']);
  });

  it('looks forwards as well as backwards', () => {
    nights
      .given(bias('20240101'), bias('20240112'), dark('20240108'), dark('20240115'), flat('20231231'), flat('20240130'))
      .when({})
      .thenIs(['20240112', '20240108', '20231231']);
  });

  it('takes the earlier night where two are equally near, whatever their order', () => {
    const [before, after] = [bias('20240107'), bias('20240113')];
    for (const given of [
      [before, after],
      [after, before],
    ])
      assert.equal(word(choose(given, {}).bias), '20240107');
  });

  it('counts days over months, leap days and years', () => {
    const given = [bias('20240227'), bias('20240304')];
    nights
      .given(...given)
      .when({ night: '20240301' })
      .thenSatisfies(([night]) => assert.equal(night, '20240227'));
    nights
      .given(bias('20231229'), bias('20240103'))
      .when({ night: '20240101' })
      .thenSatisfies(([night]) => assert.equal(night, '20240103'));
  });

  for (const other of [
    { width: 512 },
    { yBinning: 2 },
    { instrument: 'QHY600M' },
    { cameraSerial: '4711' },
    { gainSetting: 0 },
    { offsetSetting: 50 },
    { readoutMode: 'Fast' },
  ] satisfies Partial<FrameMeta>[])
    it(`passes over biases and darks that differ in ${Object.keys(other).join()}`, () => {
      nights
        .given(bias('20240110', other), dark('20240110', other), bias('20230101'))
        .when({ meta: { cameraSerial: '4712' } })
        .thenIs(['20230101', 'no dark of this exposure', 'no suitable master V flat']);
    });

  it('takes flats of the same filter only, r and R apart, at any exposure and temperature', () => {
    const warm = flat('20240101', 'V', { exposureSeconds: 2, ccdTemperatureCelsius: 15 });
    nights
      .given(flat('20240110', 'B'), warm)
      .when({})
      .thenSatisfies(([, , night]) => assert.equal(night, '20240101'));
    nights
      .given(flat('20240110', 'R'))
      .when({ filter: 'r' })
      .thenSatisfies(([, , reason]) => assert.equal(reason, 'no suitable master r flat'));
  });

  it('takes darks as cold as the light, within the tolerance', () => {
    const given = [
      dark('20240110', { ccdTemperatureCelsius: -8.9 }),
      dark('20240105', { ccdTemperatureCelsius: -9 }),
      dark('20240103', { ccdTemperatureCelsius: -10 }),
    ];
    const night = (question: Question) => word(choose([...given, bias('20240110')], question).dark);
    assert.equal(night({}), '20240105');
    assert.equal(night({ temperatureTolerance: 0.5 }), '20240103');
    assert.equal(night({ temperatureTolerance: 2 }), '20240110');
    assert.equal(night({ meta: { ccdTemperatureCelsius: undefined } }), '20240110');
    assert.equal(night({ meta: { ccdTemperatureCelsius: -30 } }), 'no dark of this exposure');
  });

  describe('a dark of another exposure', () => {
    const half = dark('20240110', { exposureSeconds: 30 });

    it('is passed over for one of the same exposure, however far away', () => {
      const chosen = choose([bias('20240110'), half, dark('20231201', { exposureSeconds: 60.3 })], {});
      assert.equal(word(chosen.dark), '20231201');
      assert.equal(chosen.darkScale, 1);
    });

    it('is scaled with a bias, and the observer told', () => {
      all
        .given(bias('20240110'), half)
        .when({})
        .thenSatisfies(({ dark: choice, darkScale }) => {
          assert.deepEqual(choice, { master: half, warning: 'no dark of 60 s: one of 30 s is scaled' });
          assert.equal(darkScale, 2);
        });
    });

    it('is scaled too where those of the same exposure are too old to be used', () => {
      const chosen = choose([bias('20240110'), half, dark('20231201')], { maxAgeDays: 10 });
      assert.equal(word(chosen.dark), '20240110');
      assert.equal(chosen.darkScale, 2);
    });

    it('says both that it is old and that it is scaled', () => {
      const old = dark('20231101', { exposureSeconds: 120 });
      const { dark: choice } = choose([bias('20240110'), old], {});
      assert.deepEqual(choice, {
        master: old,
        warning: 'the dark is 70 days from the night; no dark of 60 s: one of 120 s is scaled',
      });
    });

    it('is of no use without a bias', () => {
      const { dark: choice, darkScale } = choose([half], {});
      assert.equal(word(choice), 'no suitable master dark');
      assert.equal(darkScale, 1);
    });

    it('is of no use where its bias is still in it, or where it has no exposure', () => {
      const raw = { ...half, biasSubtracted: false };
      const zero = dark('20240110', { exposureSeconds: 0 });
      const unknown = dark('20240110', { exposureSeconds: undefined });
      assert.equal(word(choose([bias('20240110'), raw, zero, unknown], {}).dark), 'no dark of this exposure');
    });

    it('is of no use where the exposure of the light is not known', () => {
      const { dark: choice, darkScale } = choose([bias('20240110'), half], { meta: { exposureSeconds: undefined } });
      assert.equal(word(choice), 'no dark of this exposure');
      assert.equal(darkScale, 1);
    });
  });

  it('takes a dark without a bias only where the bias is still in the dark', () => {
    const whole = sampleMaster('dark', '20240101', { biasSubtracted: false });
    assert.equal(word(choose([dark('20240110')], {}).dark), 'no suitable master dark');
    assert.equal(word(choose([dark('20240110'), whole], {}).dark), '20240101');
    assert.equal(word(choose([dark('20240110'), whole, bias('20240110')], {}).dark), '20240110');
  });

  it('uses nothing farther away than maxAgeDays, in either direction', () => {
    const given = [bias('20240105'), dark('20240104'), flat('20240115')];
    nights
      .given(...given)
      .when({ maxAgeDays: 5 })
      .thenIs(['20240105', 'no dark of this exposure', '20240115']);
  });

  it('warns of masters more than 30 days away', () => {
    const { bias: near, flat: far } = choose([bias('20231211'), flat('20231210')], {});
    assert.equal(near.master === null ? '' : near.warning, '');
    assert.equal(far.master === null ? '' : far.warning, 'the V flat is 31 days from the night');
  });

  describe('of a light that is partly calibrated', () => {
    const own = [bias('20240110'), dark('20240110'), flat('20240110')];
    const before = 'done before, as the frame says';
    const chosen = (done: Partial<FrameMeta>, masters: readonly Master[] = own) => {
      const { bias: ofBias, dark: ofDark, flat: ofFlat } = choose(masters, { meta: { calibrated: true, ...done } });
      return [ofBias, ofDark, ofFlat].map(word);
    };

    it('does what is left to be done', () => {
      assert.deepEqual(chosen({ biasDone: true, darkDone: true }), [before, before, '20240110']);
      assert.deepEqual(chosen({ darkDone: true }), [before, before, '20240110']);
      assert.deepEqual(chosen({ biasDone: true }), [before, '20240110', '20240110']);
      assert.deepEqual(chosen({ biasDone: true, darkDone: true, flatDone: true }), [before, before, before]);
      assert.deepEqual(chosen({}), [before, before, before]);
    });

    it('takes neither bias nor dark from what is divided by a flat', () => {
      const late = 'the frame was divided by a flat before';
      assert.deepEqual(chosen({ flatDone: true }), [late, late, before]);
      assert.deepEqual(chosen({ biasDone: true, flatDone: true }), [before, late, before]);
    });

    it('tells what is done from what is missing', () => {
      const { bias: ofBias, flat: ofFlat } = choose([], { meta: { calibrated: true, biasDone: true } });
      assert.deepEqual(
        [ofBias, ofFlat].map((choice) => choice.master === null && choice.isDone),
        [true, false],
      );
    });

    it('without its bias takes no dark that has its own in it, but one of another exposure', () => {
      const whole = sampleMaster('dark', '20240110', { biasSubtracted: false });
      assert.deepEqual(chosen({ biasDone: true }, [whole]), [
        before,
        'no dark of this exposure',
        'no suitable master V flat',
      ]);
      const half = dark('20240109', { exposureSeconds: 30 });
      const scaled = choose([half], { meta: { calibrated: true, biasDone: true } });
      assert.deepEqual([word(scaled.dark), scaled.darkScale], ['20240109', 2]);
    });
  });

  it('never chooses a farther bias than another it could have had, and does not heed the order', () => {
    const night = fc
      .integer({ min: 0, max: 400 })
      .map((days) => new Date(Date.UTC(2023, 11, 1 + days)).toISOString().slice(0, 10).replaceAll('-', ''));
    const days = (name: string) => Date.UTC(+name.slice(0, 4), +name.slice(4, 6) - 1, +name.slice(6)) / 86_400_000;
    fc.assert(
      fc.property(fc.uniqueArray(night, { minLength: 1, maxLength: 20 }), night, (names, light) => {
        const masters = names.map((name) => bias(name));
        const chosen = word(choose(masters, { night: light }).bias);
        const away = (name: string) => Math.abs(days(name) - days(light));
        const nearest = Math.min(...names.map(away));
        assert.equal(chosen, names.filter((name) => away(name) === nearest).sort()[0]);
        assert.equal(word(choose([...masters].reverse(), { night: light }).bias), chosen);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
