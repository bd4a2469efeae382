import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import type { HaltCode } from '@wombat/proto/words';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { AavsoClients } from '../adapters/aavsoClients.js';
import { catalog } from '../projection/catalog.js';
import { NamedStar } from '../reactor/namedStar.js';
import { TargetController } from './target.controller.js';

const { given } = specifyReactor({ projections: [catalog] });
const ofNight = (night: string, filter = 'V') => revision(1, { night, filter });
const requested = (night: string, filter = 'V') => event('ReductionRequested', { reduction: ofNight(night, filter) });
const named = (night: string) => event('CompsSelected', { reduction: ofNight(night) });
const halted = (night: string, code: HaltCode) =>
  event('SeriesHalted', { reduction: ofNight(night), stage: 'select', code });
const word = (name: string, id: string) => event('AliasSet', { folder: 'SS Cyg', name }, { id });
const get =
  (night = '', filter = '') =>
  (kit: ServiceKit) =>
    new TargetController(kit, new NamedStar(kit, new AavsoClients(kit))).getTarget({
      targetName: 'SS Cyg',
      night,
      filter,
    });

describe('GetTarget', () => {
  it('knows no folder without a series', () =>
    given()
      .when((kit) => assert.rejects(get()(kit), /no series of the folder SS Cyg is known/))
      .thenNothing());

  it('tells the star of the newest series, and how it was found', () =>
    given(requested('20240101'), requested('20240102'), named('20240101'), named('20240102'))
      .when(get())
      .thenSatisfies(({ answer: { night, star, foundBy, code } }) =>
        assert.deepEqual([night, star, foundBy, code], ['20240102', 'SS Cyg', 'name', undefined]),
      ));

  it('goes to a series that waits for a name before a newer one that does not', () =>
    given(requested('20240101'), requested('20240102'), named('20240102'), halted('20240101', 'ambiguous'))
      .when(get())
      .thenSatisfies(({ answer: { night, code, offered } }) =>
        assert.deepEqual([night, code, offered.map(({ name }) => name)], ['20240101', 'ambiguous', ['SS Cyg']]),
      ));

  it('does not wait for a chart as for a name', () =>
    given(requested('20240101'), requested('20240102'), halted('20240101', 'novsp'))
      .when(get())
      .thenSatisfies(({ answer: { night } }) => assert.equal(night, '20240102')));

  it('goes to the series that was asked for', () =>
    given(requested('20240101', 'B'), requested('20240101'), halted('20240101', 'novsx'))
      .when(get('20240101', 'B'))
      .thenSatisfies(({ answer: { filter, code } }) => assert.deepEqual([filter, code], ['B', undefined])));

  it('has every word of a person on the folder, the newest first', () =>
    given(requested('20240101'), word('SS Cyg', 'a'), word('V Sge', 'b'))
      .when(get())
      .thenSatisfies(({ answer: { aliases } }) => {
        assert.deepEqual(
          aliases.map(({ name }) => name),
          ['V Sge', 'SS Cyg'],
        );
        assert.equal(aliases[0]?.at, '2024-01-02T03:04:05.678Z');
      }));
});
