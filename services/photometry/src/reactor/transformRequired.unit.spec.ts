import assert from 'node:assert/strict';
import type { NewEvent } from '@wombat/eventlog';
import type { CompsSelected, FrameDiscovered } from '@wombat/proto';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { measured, ofAnObserver, transform } from './testing/measuredSeries.js';

const required = specifyReactor({
  ...ofAnObserver,
  config: { ...ofAnObserver.config, transform: { required: true } },
});
const coloured = specifyReactor({
  ...ofAnObserver,
  config: {
    ...ofAnObserver.config,
    transform: { required: true },
    targets: { 'SS Cyg': { colour: { value: 0.5, error: 0.1 } } },
  },
});
const asEver = specifyReactor(ofAnObserver);

/** The events with a coefficient of the camera, and comparison stars of a colour. */
function withColours(events: readonly NewEvent[]): NewEvent[] {
  const coefficients = [{ name: 'Tv_bv', value: 0.05, error: 0.01, secondOrder: 0 }];
  return events.map((one) => {
    if (one.type === 'FrameDiscovered') {
      const found = one.payload as FrameDiscovered;
      return { ...one, payload: { ...found, meta: { ...found.meta, coefficients } } } as NewEvent;
    }
    if (one.type !== 'CompsSelected') return one;
    const selected = one.payload as CompsSelected;
    return { ...one, payload: { ...selected, comps: selected.comps.map((comp) => ({ ...comp, colorBv: 0.6 })) } };
  });
}

describe('a series where transformation is required', () => {
  it('is held at notrans with the reason where none of its magnitudes is transformed', () =>
    required
      .given(...measured('V'))
      .when(transform)
      .thenSatisfies(({ published }) => {
        const [halt] = payloadsOf(published, 'SeriesHalted');
        assert.deepEqual([halt?.stage, halt?.code], ['transform', 'notrans']);
        assert.match(halt?.reason ?? '', /^not transformed: .+ \(transform\.required is on: switch it off/);
        assert.equal(payloadsOf(published, 'MagnitudesTransformed').length, 0);
      }));

  it('goes on where its magnitudes are transformed', () =>
    coloured
      .given(...withColours(measured('V')))
      .when(transform)
      .thenSatisfies(({ published }) => {
        assert.deepEqual(
          payloadsOf(published, 'MagnitudesTransformed').map(({ transformed, method }) => [transformed, method]),
          [[true, 'coefficients']],
        );
        assert.equal(payloadsOf(published, 'SeriesHalted').length, 0);
      }));

  it('waits for a person where it is not required', () =>
    asEver
      .given(...measured('V'))
      .when(transform)
      .thenSatisfies(({ published }) => {
        const [made] = payloadsOf(published, 'MagnitudesTransformed');
        assert.deepEqual([made?.transformed, payloadsOf(published, 'SeriesHalted').length], [false, 0]);
        assert.notEqual(made?.reason, '');
      }));

  it('is looked at again once the filter it lacked has come', () =>
    required
      .given(...measured('V'))
      .when(async (kit) => {
        await transform(kit);
        for (const one of measured('B')) await kit.decide(one);
        await transform(kit);
      })
      .thenSatisfies(({ published }) => {
        const ends = published.filter(({ type }) => type === 'SeriesHalted' || type === 'MagnitudesTransformed');
        assert.deepEqual(
          ends.map(({ id }) => id.replace('transform/20240101/SS Cyg/', '')),
          ['V/r1.1:halt', 'B/r1.1:halt:V/r1.1', 'V/r1.1:halt:B/r1.1'],
        );
      }));
});
