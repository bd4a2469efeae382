import assert from 'node:assert/strict';
import type { NewEvent } from '@wombat/eventlog';
import { event, revision } from '@wombat/eventlog/testkit';
import { FramesCalibrated } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { sampleMaster } from '../domain/testing/sampleFrames.js';
import { calibration } from '../projection/calibration.js';
import { CalibrationTables } from '../projection/calibrationTables.js';
import { comparedSeries } from '../projection/comparedSeries.js';
import { toldMasters } from '../projection/toldMasters.js';
import { announced, calibrated, NIGHT, requested, scanned, wholeNight } from '../testing/sampleNight.js';
import { CalibrateStage } from './calibrate.js';
import { RechosenMasters } from './rechosenMasters.js';

const { given } = specifyReactor({ projections: [calibration, toldMasters, comparedSeries] });
const decided = (scan: number, night = NIGHT) =>
  event('MastersBuilt', { night, scan }, { id: `built:${night}:${scan}` });

function bias(sha256: string, { night = NIGHT, scan = 1 } = {}): NewEvent {
  const { path, calType, filter, biasSubtracted, meta } = sampleMaster('bias', night);
  const fact = { night, calType, filter, item: 'bias', scan, state: 'built' as const, product: { path, sha256 } };
  return event('MasterBuilt', { ...fact, biasSubtracted, meta }, { id: `${night} ${scan}` });
}

/** The masters of the night made again, of a scan: with these bytes. */
const again = (scan: number, sha256: string) => [
  announced(2, { scan }),
  scanned(`scan ${scan}`),
  bias(sha256, { scan }),
  decided(scan),
];

/** A series of two frames that was calibrated with a bias. */
async function finished(): Promise<NewEvent[]> {
  const lights = [calibrated('light1'), calibrated('light2')];
  const before = [...wholeNight({ light: 2 }), bias('first'), decided(1), ...lights];
  let outcome = FramesCalibrated.fromJSON({});
  await given(...before)
    .when((kit) => new CalibrateStage(kit, new CalibrationTables(kit)).conclude())
    .thenSatisfies(({ published }) => {
      outcome = payloadsOf(published, 'FramesCalibrated')[0] ?? outcome;
    });
  return [...before, event('FramesCalibrated', outcome, { id: 'outcome' })];
}

const tell = (kit: ServiceKit) => new RechosenMasters(kit, new CalibrationTables(kit)).tell();
const anew = `bias: ${NIGHT}/mbias.fits was made anew`;
const told = (...changes: string[]) => ({ type: 'MastersRechosen' as const, payload: { changes } });

describe('a calibrated series', () => {
  it('is said nothing of while its masters are the same', async () =>
    given(...(await finished()))
      .when(tell)
      .thenNothing());

  it('is said to have other masters today where one was made of other frames', async () =>
    given(...(await finished()), ...again(2, 'second'))
      .when(tell)
      .thenPublishes(told(anew)));

  it('is said so where a master has come for which there was none', async () => {
    const { path, filter, biasSubtracted, meta } = sampleMaster('flat', NIGHT);
    const flat = { night: NIGHT, calType: 'flat', filter, item: 'flat/V', scan: 2, state: 'built' } as const;
    const product = { path, sha256: 'a flat' };
    const come = event('MasterBuilt', { ...flat, biasSubtracted, meta, product }, { id: 'flat' });
    await given(...(await finished()), announced(2, { scan: 2 }), bias('first', { scan: 2 }), come, decided(2))
      .when(tell)
      .thenPublishes(told(`flat: ${path} where there was none`));
  });

  it('is left alone until the masters of all nights are decided', async () =>
    given(...(await finished()), ...again(2, 'second').slice(0, 3))
      .when(tell)
      .thenNothing());

  it('is said so once, and that it is over once', async () => {
    const said = event('MastersRechosen', { reduction: revision(1), changes: [anew] });
    const first = [...(await finished()), ...again(2, 'second'), said];
    await given(...first)
      .when(tell)
      .thenNothing();
    await given(...first, ...again(3, 'first'))
      .when(tell)
      .thenPublishes({ ...told(), id: 'calibrate/20240101/SS Cyg/V/r1.1:masters:2' });
  });

  it('has nothing to be said of while it is made anew', async () =>
    given(...(await finished()), ...again(2, 'second'), requested(2))
      .when(tell)
      .thenNothing());

  it('is not halted where it cannot be compared', async () =>
    given(...(await finished()), ...again(2, 'second'))
      .when((kit) => {
        class Torn extends CalibrationTables {
          override lights(): never {
            throw new TypeError('x is not a function');
          }
        }
        return new RechosenMasters(kit, new Torn(kit)).tell();
      })
      .thenNothing());

  it('is compared again only when masters have changed', async () => {
    let asked = 0;
    await given(...(await finished()), ...again(2, 'second'))
      .when(async (kit) => {
        class Counted extends CalibrationTables {
          override usableMasters() {
            asked += 1;
            return super.usableMasters();
          }
        }
        const rechosen = new RechosenMasters(kit, new Counted(kit));
        await rechosen.tell();
        return rechosen.tell();
      })
      .thenSatisfies(({ answer }) => assert.equal(answer, false));
    assert.equal(asked, 1);
  });
});
