import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import type { photometry } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { photometryProjections } from '../projection/photometry.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { sampleDone } from '../projection/testing/sampleSeries.js';
import { MeasureStage } from '../reactor/measure.js';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { CompsController } from './comps.controller.js';
import { LightCurveController } from './lightCurve.controller.js';

const key = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
const series = simulatedSeries('V');
const again = simulatedSeries('V', { revision: 2 });
const roles = { T1: 'target', T2: '000-2', C3: '000-0', C4: '000-1', C5: '000-3' };
const done = event('PhotometryDone', { ...sampleDone(roles), reduction: series.reduction });
const before = [...[series.requested, ...series.solved, ...series.profiled, series.selected, ...series.measured]];
const anew = [...[again.requested, ...again.solved, ...again.profiled, again.selected, ...again.measured]];
const word = { reduction: series.reduction, off: ['000-3'], on: [], words: 'it varies', by: 'ABC' };
const chosen = event('CompsChosen', word, { id: 'chosen' });

const { given } = specifyReactor({ projections: photometryProjections });
const choose = (kit: ServiceKit, changes: Partial<photometry.ChooseCompsRequest> = {}) =>
  new CompsController(kit).chooseComps({ ...key, revision: 1, ...word, ...changes });
const curve = (kit: ServiceKit) => new LightCurveController(kit).getLightCurve(key);
const conclude = (kit: ServiceKit) => new MeasureStage(kit, new PhotometryTables(kit)).conclude();

/** Roles, what was left out and the first warning, as the series is concluded after these words. */
async function concluded(...words: Parameters<typeof given>) {
  let told: unknown;
  await given(...before, done, ...words, ...anew)
    .when(conclude)
    .thenSatisfies(({ published }) => {
      const [only] = payloadsOf(published, 'PhotometryDone');
      told = [only?.roles.map(({ starId }) => starId).slice(1), only?.dropped, only?.warnings[0]];
    });
  return told;
}

describe('ChooseComps', () => {
  it('keeps the word of a person, and tells it with the curve', () =>
    given(...before, done)
      .when(async (kit) => {
        const asked = (await curve(kit)).compsChoice;
        await choose(kit);
        const { at, ...told } = (await curve(kit)).compsChoice ?? { at: '' };
        return { asked, told };
      })
      .thenSatisfies(({ published, answer }) => {
        assert.deepEqual(payloadsOf(published, 'CompsChosen'), [word]);
        assert.deepEqual(answer, { asked: undefined, told: { off: ['000-3'], on: [], words: 'it varies', by: 'ABC' } });
      }));

  it('keeps none of stars that nobody measured, that leave none, or of a revision that is past', () =>
    given(...before, done)
      .when(async (kit) => {
        await assert.rejects(choose(kit, { off: ['000-9'] }), /no star that was measured/);
        await assert.rejects(choose(kit, { off: ['000-0', '000-1', '000-2', '000-3'] }), /No comparison star is left/);
        await assert.rejects(choose(kit, { revision: 7 }), /revision 1 is current/);
      })
      .thenNothing());

  it('has the series concluded so at every later revision, and says why', async () =>
    assert.deepEqual(await concluded(chosen), [
      ['000-2', '000-0', '000-1'],
      [{ starId: '000-3', reason: 'left out by ABC: it varies.' }],
      'comparison stars as ABC chose: without 000-3 (it varies)',
    ]));

  it('leaves all to the rules where it is taken back', async () => {
    const back = event('CompsChosen', { ...word, off: [], words: '' }, { id: 'back' });
    const [used, dropped] = (await concluded(chosen, back)) as [string[], unknown[]];
    assert.deepEqual([used, dropped], [['000-2', '000-0', '000-1', '000-3'], []]);
  });

  it('is passed over where no star would be left by it, and the series says so', async () => {
    const none = event('CompsChosen', { ...word, off: ['000-0', '000-1', '000-2', '000-3'] }, { id: 'none' });
    const [used, , warning] = (await concluded(none)) as [string[], unknown, string];
    assert.deepEqual(used, ['000-2', '000-0', '000-1', '000-3']);
    assert.match(warning, /^not kept, as no star is left by it: comparison stars as ABC chose: without 000-0, 000-1/);
  });
});
