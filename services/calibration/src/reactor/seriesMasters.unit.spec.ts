import assert from 'node:assert/strict';
import type { NewEvent } from '@wombat/eventlog';
import { event, revision } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { jobsOf, ordersOf, payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { sampleMaster } from '../domain/testing/sampleFrames.js';
import { calibration } from '../projection/calibration.js';
import { CalibrationTables } from '../projection/calibrationTables.js';
import { chosen, decided, master, named } from '../testing/loggedMasters.js';
import { announced, calibrated, NIGHT, requested, scanned, wholeNight } from '../testing/sampleNight.js';
import { CalibrateStage } from './calibrate.js';
import { MastersStage } from './masters.js';
import { SeriesMasters } from './seriesMasters.js';

const { given } = specifyReactor({ projections: [calibration] });
const strict = specifyReactor({ projections: [calibration], config: { calibration: { requireMasters: true } } });
const stage = (kit: ServiceKit) => new CalibrateStage(kit, new CalibrationTables(kit));
const masters = (kit: ServiceKit) => new MastersStage(kit, new CalibrationTables(kit));
const conclude = (kit: ServiceKit) => stage(kit).conclude();
const biasesOf = (kit: ServiceKit) =>
  ordersOf(jobsOf(stage(kit).batches()), 'calibrate').flatMap(({ frames }) => frames.map(({ bias }) => bias?.path));

const BEFORE = '20231220';
const bare = [...wholeNight({ light: 2 }), decided()];
/** Of another night, nearer ones of which come later. */
const begun = [...bare, master('bias', BEFORE), chosen(1, named('bias', BEFORE))];
const nearer = master('bias');

/** What an earlier version kept of a choice. */
function keptBefore(kit: ServiceKit, ...sha256: string[]): void {
  const body = JSON.stringify(sha256.map((hash) => sampleMaster('bias', BEFORE, { sha256: hash })));
  kit.store.run('INSERT INTO choice VALUES (?, ?, ?, ?, ?)', NIGHT, 'SS Cyg', 'V', 1, body);
}
const SHA256 = sampleMaster('bias', BEFORE).sha256;

describe('what a reduction is calibrated with', () => {
  it('is decided before the first frame is ordered, and stands in the log', async () => {
    const night = [...bare, master('bias'), master('dark', BEFORE), master('bias', BEFORE)];
    await given(...night)
      .when(biasesOf)
      .thenSatisfies(({ answer, published }) => assert.deepEqual([answer, published], [[], []]));
    await given(...night)
      .when(conclude)
      .thenPublishes({
        type: 'MastersChosen',
        id: 'calibrate/20240101/SS Cyg/V/r1.1:chosen',
        causation: `request:${NIGHT}:r1`,
        payload: { reduction: revision(1), masters: [named('dark', BEFORE), named('bias')] },
      });
  });

  it('is decided where there is nothing to be calibrated with, too', () =>
    given(...bare)
      .when(conclude)
      .thenPublishes({ type: 'MastersChosen', payload: { masters: [] } }));

  it('waits for the masters of all nights', () =>
    given(...wholeNight({ light: 2 }), master('bias'))
      .when(conclude)
      .thenNothing());

  it('stays what it was in the middle of a series, whatever was made meanwhile, by tables made anew', async () => {
    await given(...begun, calibrated('light1'), nearer)
      .when(biasesOf)
      .thenIs([`${BEFORE}/mbias.fits`]);
    await given(...begun, calibrated('light1'), nearer)
      .when(conclude)
      .thenNothing();
  });

  it('stays what it was where its night has masters of another scan', () => {
    const product = { path: `${BEFORE}/mbias.fits`, sha256: 'another' };
    return given(...begun, master('bias', BEFORE, { scan: 2, product }))
      .when((kit) => ordersOf(jobsOf(stage(kit).batches()), 'calibrate')[0]?.frames[0]?.bias?.sha256)
      .thenIs(SHA256);
  });

  it('is told of in the outcome', () =>
    given(...begun, nearer, calibrated('light1'), calibrated('light2'))
      .when(conclude)
      .thenSatisfies(({ published }) =>
        assert.deepEqual(
          [payloadsOf(published, 'FramesCalibrated')[0]?.masters, published.length],
          [[{ calType: 'bias', product: named('bias', BEFORE).product }], 1],
        ),
      ));

  it('is of its revision: the next one chooses anew', () =>
    given(...begun, nearer, announced(2, { scan: 2 }), requested(2), scanned('second'), decided(2))
      .when(conclude)
      .thenPublishes({ type: 'MastersChosen', payload: { reduction: revision(2), masters: [named('bias')] } }));

  it('is nothing to decide for a series that is done, or all of whose frames are calibrated', async () => {
    const done = [...bare, master('bias'), calibrated('light1'), calibrated('light2')];
    await given(...done)
      .when(conclude)
      .thenPublishes({ type: 'FramesCalibrated' });
    await given(...done, event('FramesCalibrated', { reduction: revision(1) }))
      .when(conclude)
      .thenNothing();
  });

  it('is not decided where it halts for want of masters, and once where they have come', async () => {
    const halted: NewEvent[] = [...bare, master('bias')];
    await strict
      .given(...halted)
      .when(conclude)
      .thenSatisfies(({ published }) => void halted.push(...published));
    assert.deepEqual(halted.at(-1)?.type, 'SeriesHalted');
    const again = [announced(2, { scan: 2 }), requested(2), scanned('second'), decided(2)];
    await strict
      .given(...halted, master('flat'), ...again)
      .when(conclude)
      .thenPublishes({
        type: 'MastersChosen',
        payload: { reduction: revision(2), masters: [named('bias'), named('flat')] },
      });
  });

  it('is what an earlier version had chosen and kept to itself', () =>
    given(...bare, master('bias', BEFORE), nearer, calibrated('light1'))
      .when(async (kit) => {
        keptBefore(kit, SHA256);
        await conclude(kit);
        return biasesOf(kit);
      })
      .thenSatisfies(({ answer, published }) => {
        assert.deepEqual(answer, [`${BEFORE}/mbias.fits`]);
        assert.deepEqual(
          payloadsOf(published, 'MastersChosen').map(({ masters }) => masters),
          [[named('bias', BEFORE)]],
        );
      }));

  it('is chosen anew where not all is known any more that an earlier version had chosen', () =>
    given(...bare, master('bias', BEFORE), nearer)
      .when(async (kit) => {
        keptBefore(kit, SHA256, 'lost');
        await conclude(kit);
        return biasesOf(kit);
      })
      .thenIs([`${NIGHT}/mbias.fits`, `${NIGHT}/mbias.fits`]));

  it('is decided when the frames of a paused night go on', () =>
    given(...bare, master('bias'))
      .when(async (kit) => {
        const tables = new CalibrationTables(kit);
        const pass = (night: string) =>
          new CalibrateStage(kit, tables, undefined, new SeriesMasters(kit, tables, () => [{ night }])).conclude();
        await pass(NIGHT);
        const whilePaused = biasesOf(kit);
        await pass(BEFORE);
        return [whilePaused, biasesOf(kit)];
      })
      .thenSatisfies(({ answer: [paused, goesOn], published }) => {
        assert.deepEqual([paused, goesOn?.length], [[], 2]);
        assert.deepEqual(
          published.map(({ type }) => type),
          ['MastersChosen'],
        );
      }));

  it('is looked at again where the log knew something newer', () =>
    given(...bare, master('bias'))
      .when(async (kit) => {
        const refusing: ServiceKit = Object.create(kit, { decide: { value: async () => false } });
        const tables = new CalibrationTables(kit);
        const refused = new SeriesMasters(refusing, tables);
        await new CalibrateStage(refusing, tables, undefined, refused).conclude();
        return [refused.wasRefused(), refused.wasRefused(), biasesOf(kit).length];
      })
      .thenIs([true, false, 0]));
});

describe('masters that were chosen and are not known', () => {
  /** The log lost what was told of the bias, not what was decided. */
  const lost = [...wholeNight({ bias: 3, light: 1 }), decided()];
  const bias = named('bias', NIGHT, { item: 'bias//mbias.fits' });
  const told = (change = {}) => master('bias', NIGHT, { item: bias.item, ...change });

  it('are waited for: nothing goes on without them', async () => {
    await given(...lost, chosen(1, bias))
      .when(biasesOf)
      .thenIs([]);
    await given(...lost, chosen(1, bias))
      .when(conclude)
      .thenNothing();
    await given(...lost, chosen(1, bias), calibrated('light1'))
      .when(conclude)
      .thenNothing();
    await given(...lost, chosen(1, bias), told())
      .when(biasesOf)
      .thenIs([`${NIGHT}/mbias.fits`]);
  });

  const LOST = {
    type: 'SeriesHalted' as const,
    payload: {
      code: 'failed' as const,
      reason: `what it was to be calibrated with is not there any more as it was chosen: ${NIGHT}/mbias.fits`,
    },
  };

  it('halt the series where they come otherwise than they were chosen', async () => {
    await given(...lost, chosen(1, bias), told({ product: { path: `${NIGHT}/mbias.fits`, sha256: 'another' } }))
      .when(conclude)
      .thenPublishes(LOST);
    await given(...lost, chosen(1, bias), told({ state: 'failed' }))
      .when(conclude)
      .thenPublishes(LOST);
  });

  it('halt the series where nobody can make them again', async () => {
    await given(...lost, chosen(1, { ...bias, item: 'bias//other.fits' }))
      .when(conclude)
      .thenPublishes(LOST);
    await given(...lost, announced(4, { scan: 2 }), scanned('second'), decided(2), chosen(1, bias))
      .when(conclude)
      .thenPublishes(LOST);
  });

  it('are made again, and nothing is said of their night again', async () => {
    const ordered = (kit: ServiceKit) => ordersOf(jobsOf(masters(kit).batches()), 'master').map(({ item }) => item);
    await given(...lost)
      .when(ordered)
      .thenIs([]);
    await given(...lost, chosen(1, bias))
      .when(ordered)
      .thenIs([bias.item]);
    await given(...lost, chosen(1, bias), told())
      .when(ordered)
      .thenIs([]);
    for (const come of [[], [told()]])
      await given(...lost, chosen(1, bias), ...come)
        .when((kit) => masters(kit).conclude())
        .thenNothing();
  });
});
