import assert from 'node:assert/strict';
import type { NewEvent } from '@wombat/eventlog';
import { event } from '@wombat/eventlog/testkit';
import type { FrameMeta } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { jobsOf, ordersOf, payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { sampleMeta } from '../domain/testing/sampleFrames.js';
import { calibration } from '../projection/calibration.js';
import { CalibrationTables } from '../projection/calibrationTables.js';
import {
  announced,
  built,
  discovered,
  FOLDER,
  type Kind,
  NIGHT,
  place,
  requested,
  scanned,
  wholeNight,
} from '../testing/sampleNight.js';
import { MastersStage } from './masters.js';

const { given } = specifyReactor({ projections: [calibration] });
const stage = (kit: ServiceKit) => new MastersStage(kit, new CalibrationTables(kit));
const orders = (kit: ServiceKit) => ordersOf(jobsOf(stage(kit).batches()), 'master');
const items = (kit: ServiceKit) => orders(kit).map(({ item }) => item);
const conclude = (kit: ServiceKit) => stage(kit).conclude();
const biases = wholeNight({ bias: 3 });
const night = wholeNight({ bias: 3, dark: 4, flat: 3, light: 1 });

/** What workers say of every master that is ordered after these events, up to one of a kind. */
async function mastersAfter(events: readonly NewEvent[], last: Kind): Promise<NewEvent[]> {
  const made: NewEvent[] = [];
  for (const calType of ['bias', 'dark', 'flat']) {
    await given(...events, ...made)
      .when(orders)
      .thenSatisfies(({ answer }) => void made.push(...answer.map((order) => built(order))));
    if (calType === last) break;
  }
  return made;
}
const OF_BIAS = { path: `${FOLDER}/bias/mbias.fits`, sha256: 'sha of bias//mbias.fits' };

describe('the masters of a night', () => {
  it('begin with the bias, of all its frames', () =>
    given(...night)
      .when((kit) => jobsOf(stage(kit).batches()))
      .thenSatisfies(({ answer: jobs }) => {
        assert.deepEqual(
          jobs.map(({ key, frames }) => [key, frames]),
          [[`masters/${NIGHT}/1/bias`, ['bias//mbias.fits']]],
        );
        const [order] = ordersOf(jobs, 'master');
        assert.deepEqual(
          order?.inputs.map(({ path, sha256 }) => [path, sha256]),
          ['bias1', 'bias2', 'bias3'].map((name) => [place('bias', name), `sha of ${name}`]),
        );
        assert.deepEqual(
          [order?.product, order?.refusal, order?.bias, order?.dark],
          [OF_BIAS.path, '', undefined, undefined],
        );
      }));

  it('are ordered with the stamps by which their frames were found', () =>
    given(discovered('bias', 'b', { fileStamp: '2880:1:2:3@4' }), discovered('bias', 'c'), announced(2), scanned())
      .when((kit) => ordersOf(jobsOf(stage(kit).batches()), 'master'))
      .thenSatisfies(({ answer: [order] }) =>
        assert.deepEqual(
          order?.inputs.map(({ fileStamp }) => fileStamp),
          ['2880:1:2:3@4', undefined],
        ),
      ));

  it('go on with darks, which need the bias, then flats, which need none of their own dark', async () => {
    await given(...night, ...(await mastersAfter(night, 'bias')))
      .when((kit) => orders(kit).map(({ product, bias, dark }) => ({ product, bias, dark })))
      .thenIs([{ product: `${FOLDER}/dark/mdark60.fits`, bias: OF_BIAS, dark: undefined }]);
    await given(...night, ...(await mastersAfter(night, 'dark')))
      .when((kit) => orders(kit).map(({ product, bias, dark }) => ({ product, bias, dark })))
      .thenIs([{ product: `${FOLDER}/flat/mflatV.fits`, bias: OF_BIAS, dark: undefined }]);
    await given(...night, ...(await mastersAfter(night, 'flat')))
      .when(items)
      .thenIs([]);
  });

  it('take a dark of their own exposure out of flats', async () => {
    const meta = sampleMeta({ exposureSeconds: 2 });
    const events = [
      ...[1, 2, 3].flatMap((index) => [
        discovered('flat', `flat${index}`),
        discovered('dark', `dark${index}`, { meta }),
      ]),
      announced(6),
      scanned(),
    ];
    await given(...events, ...(await mastersAfter(events, 'bias')))
      .when((kit) => orders(kit).map(({ calType, dark }) => [calType, dark?.path, dark?.biasSubtracted]))
      .thenIs([['flat', `${FOLDER}/dark/mdark2.fits`, false]]);
  });

  it('take nothing out of flats that was taken out before, and no dark with its bias in it then', async () => {
    const flats = (done: Partial<FrameMeta>) => [
      ...[1, 2, 3].flatMap((index) => [
        discovered('bias', `bias${index}`),
        discovered('dark', `dark${index}`, { meta: sampleMeta({ exposureSeconds: 2 }) }),
        discovered('flat', `flat${index}`, { meta: sampleMeta({ exposureSeconds: 2, calibrated: true, ...done }) }),
      ]),
      announced(9),
      scanned(),
    ];
    const taken = async (done: Partial<FrameMeta>, biasSubtracted = true) => {
      const events = flats(done);
      const [bias, dark] = await mastersAfter(events, 'dark');
      assert.ok(bias !== undefined && dark?.type === 'MasterBuilt');
      const made = { ...dark, payload: { ...dark.payload, biasSubtracted } };
      return given(...events, bias, made).when((kit) =>
        orders(kit).map((order) => [order.bias !== undefined, order.dark !== undefined]),
      );
    };
    await (await taken({ biasDone: true })).thenIs([[false, true]]);
    await (await taken({ biasDone: true }, false)).thenIs([[false, false]]);
    await (await taken({ biasDone: true, darkDone: true })).thenIs([[false, false]]);
  });

  it('are ordered with the reason why one cannot be made', () =>
    given(...wholeNight({ bias: 2 }))
      .when((kit) => orders(kit).map(({ refusal }) => refusal))
      .thenIs(['only 2 of the 3 bias frames a master needs']));

  it('wait for the scan to be complete, and for the last file of its nights', async () => {
    await given(...biases.slice(0, -1))
      .when(items)
      .thenIs([]);
    await given(...biases.slice(1))
      .when(items)
      .thenIs([]);
    const other = [scanned('second', [NIGHT, '20240102'])];
    await given(...biases, ...other)
      .when(items)
      .thenIs([]);
  });

  it('lie in the folder of their kind where their frames lie in several', () => {
    const spread = [1, 2, 3].map((index) =>
      discovered('bias', `b${index}`, { path: `${FOLDER}/Bias/${index}/b.fits`, sha256: `b${index}` }),
    );
    return given(...spread, announced(3), scanned())
      .when((kit) => orders(kit).map(({ product }) => product))
      .thenIs([`${FOLDER}/Bias/mbias.fits`]);
  });

  it('do not lie among the lights where their frames were found there', async () => {
    const product = (...paths: string[]) =>
      given(
        ...paths.map((path) => discovered('dark', path, { path: `${FOLDER}/${path}`, sha256: path })),
        announced(3),
        scanned(),
      ).when((kit) => orders(kit).map(({ product: path }) => path));
    await product('Light/SS Cyg/1', 'Light/SS Cyg/2', 'Light/SS Cyg/3').thenIs([`${FOLDER}/Dark/mdark60.fits`]);
    await product('Light/SS Cyg/1', 'darks/2', 'Light/M 31/3').thenIs([`${FOLDER}/darks/mdark60.fits`]);
    await product('Flat/1', 'Flat/2', 'Flat/3').thenIs([`${FOLDER}/Flat/mdark60.fits`]);
  });

  it('take no broken frame and no twin', () =>
    given(
      ...[1, 2, 3].map((index) => discovered('bias', `b${index}`)),
      discovered('bias', 'b4', { state: 'broken' }),
      discovered('bias', 'b5', { state: 'ignored' }),
      announced(5),
      scanned(),
    )
      .when((kit) => orders(kit).map(({ inputs }) => inputs.length))
      .thenIs([3]));
});

describe('the masters of several nights', () => {
  const OTHER = '20240102';
  const two = [
    ...[1, 2, 3].flatMap((index) => [
      discovered('dark', `dark${index}`),
      discovered('bias', `other${index}`, { night: OTHER, folder: OTHER }),
    ]),
    announced(3),
    announced(3, { night: OTHER, folder: OTHER }),
    scanned('both', [NIGHT, OTHER]),
  ];

  it('are made kind by kind over all of them, so that a night may use the bias of another', async () => {
    await given(...two)
      .when(items)
      .thenIs(['bias//mbias.fits']);
    await given(...two, ...(await mastersAfter(two, 'bias')))
      .when((kit) => orders(kit).map(({ item, bias }) => [item, bias?.path]))
      .thenIs([['dark//mdark60.fits', `${OTHER}/bias/mbias.fits`]]);
  });

  it('are announced together, when none is open', async () => {
    const [bias, dark] = await mastersAfter(two, 'dark');
    assert.ok(bias !== undefined && dark !== undefined);
    await given(...two, bias)
      .when(conclude)
      .thenNothing();
    await given(...two, bias, dark)
      .when(conclude)
      .thenPublishes(
        { type: 'MastersBuilt', id: `masters:${OTHER}:1` },
        { type: 'MastersBuilt', id: `masters:${NIGHT}:1` },
      );
  });
});

describe('the end of the masters of a night', () => {
  it('is one event, with what became of each', async () => {
    const made = await mastersAfter(biases, 'bias');
    await given(...biases, ...made)
      .when(conclude)
      .thenPublishes({
        type: 'MastersBuilt',
        id: `masters:${NIGHT}:1`,
        causation: `night:${NIGHT}:1`,
        payload: {
          night: NIGHT,
          scan: 1,
          masters: [
            {
              ...{ calType: 'bias', filter: '', state: 'built', reason: '', numImages: 3 },
              ...{ product: OF_BIAS, median: 0, scatter: 0 },
            },
          ],
        },
      });
  });

  it('comes at once where there are no calibration frames', () =>
    given(...wholeNight({ light: 1 }))
      .when(conclude)
      .thenPublishes({ type: 'MastersBuilt', payload: { night: NIGHT, scan: 1, masters: [] } }));

  it('waits for every master', () =>
    given(...biases)
      .when(conclude)
      .thenNothing());

  it('comes again with the next scan, whose masters are made anew', async () => {
    const made = await mastersAfter(biases, 'bias');
    const later = [
      ...biases,
      ...made,
      event('MastersBuilt', { night: NIGHT, scan: 1, masters: [] }, { id: 'built' }),
      discovered('bias', 'bias4'),
      announced(4, { scan: 2 }),
      scanned('second'),
    ];
    await given(...later)
      .when((kit) => orders(kit).map(({ scan, inputs }) => [scan, inputs.length]))
      .thenIs([[2, 4]]);
    await given(...later, ...(await mastersAfter(later, 'bias')))
      .when(conclude)
      .thenPublishes({ type: 'MastersBuilt', id: `masters:${NIGHT}:2` });
  });
});

describe('a master that no worker brings back', () => {
  const lost = { key: `masters/${NIGHT}/1/bias`, frame: 'bias//mbias.fits', reason: 'no result in 900 s' };

  it('has failed, and the night goes on', () =>
    given(...biases)
      .when((kit) => stage(kit).giveUp([lost, { ...lost, key: 'calibrate/20240101/SS Cyg/V/r1.1' }]))
      .thenSatisfies(({ published, kit }) => {
        assert.deepEqual(
          payloadsOf(published, 'MasterBuilt').map(({ item, state, reason }) => [item, state, reason]),
          [['bias//mbias.fits', 'failed', 'the bias could not be combined: no result in 900 s']],
        );
        assert.equal(published[0]?.id, `master:${NIGHT}:1:bias//mbias.fits`);
        assert.deepEqual(items(kit), []);
      }));

  it('is nothing where nobody plans it any more', () =>
    given(...biases)
      .when((kit) => stage(kit).giveUp([{ ...lost, frame: 'bias//other.fits' }]))
      .thenSatisfies(({ published }) => assert.deepEqual(published, [])));
});

describe('the progress of masters', () => {
  it('is told night by night, until they are announced', async () => {
    const progress = (kit: ServiceKit) => stage(kit).progress();
    await given(...night, ...(await mastersAfter(night, 'bias')))
      .when(progress)
      .thenIs([{ what: `${NIGHT}: masters`, done: 1, total: 3 }]);
    await given(...wholeNight({ light: 1 }), requested())
      .when(progress)
      .thenIs([]);
  });
});
