import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chooseDark, type DarkFacts, type DarkRules } from './chooseDark.js';

interface Dark extends DarkFacts {
  name: string;
  days: number;
}

const dark = (name: string, change: Partial<Dark> = {}): Dark => ({
  name,
  days: 0,
  exposureSeconds: 60,
  ccdTemperatureCelsius: -10,
  biasSubtracted: true,
  ...change,
});
const RULES: DarkRules<Dark> = {
  factsOf: (one) => one,
  temperatureTolerance: 1,
  hasBias: true,
  mayScale: true,
  inTime: (a, b) => a.days - b.days,
};
const LIGHT = { exposureSeconds: 60, ccdTemperatureCelsius: -10 };

function chosen(darks: readonly Dark[], change: Partial<DarkRules<Dark>> = {}, frame: object = {}) {
  const choice = chooseDark({ ...LIGHT, ...frame }, darks, { ...RULES, ...change });
  return choice === null ? null : [choice.dark.name, choice.scale];
}

describe('chooseDark', () => {
  it('takes the closest in time of those of its exposure, before any of another', () => {
    const darks = [dark('far', { days: 9 }), dark('near', { days: 2, exposureSeconds: 60.5 })];
    assert.deepEqual(chosen([dark('short', { exposureSeconds: 30 }), ...darks]), ['near', 1]);
  });

  it('of those equally close, takes the one of the nearest temperature, and one that does not tell it last', () => {
    const darks = [
      dark('unknown', { ccdTemperatureCelsius: undefined }),
      dark('warmer', { ccdTemperatureCelsius: -9.2 }),
      dark('colder', { ccdTemperatureCelsius: -10.3 }),
    ];
    assert.deepEqual(chosen(darks), ['colder', 1]);
    assert.deepEqual(chosen(darks.slice(0, 1)), ['unknown', 1]);
    assert.deepEqual(chosen(darks, {}, { ccdTemperatureCelsius: -30 }), ['unknown', 1]);
    assert.deepEqual(chosen(darks, {}, { ccdTemperatureCelsius: undefined }), ['unknown', 1]);
    assert.equal(chosen(darks.slice(1), {}, { ccdTemperatureCelsius: -30 }), null);
  });

  it('scales the closest in time, and of one night the one nearest in exposure, by ratio', () => {
    const night = [dark('20', { exposureSeconds: 20 }), dark('300', { exposureSeconds: 300 })];
    assert.deepEqual(chosen(night, {}, { exposureSeconds: 90 }), ['300', 0.3]);
    assert.deepEqual(chosen(night, {}, { exposureSeconds: 40 }), ['20', 2]);
    const other = dark('100 s of another night', { exposureSeconds: 100, days: 1 });
    assert.deepEqual(chosen([other, ...night], {}, { exposureSeconds: 90 }), ['300', 0.3]);
  });

  it('scales none for flats, none without a bias, none that has its bias still in it or no exposure', () => {
    const short = dark('short', { exposureSeconds: 30 });
    assert.deepEqual(chosen([short]), ['short', 2]);
    assert.equal(chosen([short], { mayScale: false }), null);
    assert.equal(chosen([short], { hasBias: false }), null);
    const useless = [{ ...short, biasSubtracted: false }, dark('0', { exposureSeconds: 0 })];
    assert.equal(chosen([...useless, dark('?', { exposureSeconds: undefined })]), null);
    assert.equal(chosen([short], {}, { exposureSeconds: undefined }), null);
    assert.equal(chosen([short], {}, { exposureSeconds: 0 }), null);
  });

  it('takes one with its bias still in it, with a bias or without', () => {
    const whole = dark('whole', { biasSubtracted: false, days: 3 });
    assert.deepEqual(chosen([whole, dark('bare')], { hasBias: false }), ['whole', 1]);
    assert.deepEqual(chosen([whole]), ['whole', 1]);
  });

  it('does not heed the order, and takes none that is farther in time than another that would do as well', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(days, fc.constantFrom(60, 45), (names, exposureSeconds) => {
        const darks = names.map((day) => dark(`${day}`, { days: day, exposureSeconds }));
        const nearest = [`${Math.min(...names)}`, exposureSeconds === 60 ? 1 : 60 / 45];
        assert.deepEqual(chosen(darks), nearest);
        assert.deepEqual(chosen(darks.toReversed()), nearest);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
