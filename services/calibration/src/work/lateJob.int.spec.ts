import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Broker,
  connectBroker,
  EventLog,
  ensureStreams,
  readSubject,
  reductionOf,
  subjectOfEvent,
} from '@wombat/eventlog';
import { samplePayloads, startNatsServer, type TestServer } from '@wombat/eventlog/testkit';
import { Header, hashFile, writeSolution } from '@wombat/fits';
import type { FrameCalibrated, work } from '@wombat/proto';
import { Crew } from '@wombat/reduction';
import { type CalibrateKit, calibrateJob } from './calibrateJob.js';
import { noKnownMasters } from './openMasters.js';
import { counts, FrameFolder } from './testing/rawFrames.js';

const reduction = reductionOf(samplePayloads.FrameCalibrated);
const PRODUCT = 'Reduced/r1/a.fits';
const NO_WORD: Error = new Error('the worker is killed before it can tell');

describe('a job that comes late', () => {
  let server: TestServer;
  let broker: Broker;
  let folder: FrameFolder;
  let order: work.FrameToCalibrate;
  const crew = new Crew(1, { apart: true });

  beforeEach(async () => {
    server = await startNatsServer();
    broker = await connectBroker({ url: server.url, name: 'test' });
    await ensureStreams(broker);
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'late-')));
    const bias = await folder.write('m/bias.fits', counts(1, 1000));
    const raw = await folder.write('raw/a.fits', counts(4, 3000));
    order = { ...raw, bias, product: PRODUCT, saturation: 60_000, pedestal: 0, done: '', linearity: [] };
  });
  afterEach(async () => {
    await broker.close();
    await server.stop();
    await rm(folder.root, { recursive: true });
  });
  afterAll(() => crew.dismiss());

  const product = () => join(folder.root, PRODUCT);
  const newLog = () => {
    const now = () => new Date('2024-01-02T03:04:05.678Z');
    return new EventLog({ broker, journal: null, producer: 'calibration-worker', software: 'test', now });
  };

  /** By a worker that knows nothing of any before. */
  async function calibrate(change: Partial<work.FrameToCalibrate> = {}, log: CalibrateKit['log'] = newLog()) {
    const kit = { data: folder.root, crew, knownMasters: noKnownMasters(), log };
    await calibrateJob(kit, { reduction, frames: [{ ...order, ...change }] });
  }

  async function calibrateWithoutWord(change: Partial<work.FrameToCalibrate> = {}) {
    const log = newLog();
    const silent = { firstTold: log.firstTold.bind(log), publishMany: () => Promise.reject(NO_WORD) };
    await assert.rejects(calibrate(change, silent), NO_WORD);
  }

  async function solve(): Promise<Buffer> {
    const written = await writeSolution(product(), () => Header.of([]).with('CRVAL1', 10));
    assert.ok(written.ok);
    return readFile(product());
  }

  /** What the log tells of the file, first to last. */
  async function told(): Promise<(FrameCalibrated['product'] & object)[]> {
    const subject = subjectOfEvent({ type: 'FrameCalibrated', payload: samplePayloads.FrameCalibrated });
    const events = await readSubject(broker, 'frames', subject);
    return events.map(({ payload }) => ('product' in payload && payload.product) || assert.fail('no product'));
  }

  const others = async () => ({ bias: await folder.write('m/other.fits', counts(2, 900)) });

  it('leaves the solved frame as it is where it brings other masters, and tells nothing else', async () => {
    await calibrate();
    const [first, ...more] = await told();
    assert.deepEqual([first, more], [{ path: PRODUCT, sha256: await hashFile(product()) }, []]);
    const solved = await solve();
    await calibrate(await others());
    assert.deepEqual(await readFile(product()), solved);
    assert.deepEqual(await told(), [first]);
  });

  it('does so where its masters have other bytes than they had, and says which', async () => {
    await calibrate();
    const solved = await solve();
    await folder.write('m/bias.fits', counts(2, 900));
    await assert.rejects(calibrate(), /the master m\/bias\.fits has other bytes/);
    assert.deepEqual(await readFile(product()), solved);
  });

  it('replaces what no word was told of, by a worker that was killed or a home of before', async () => {
    await calibrateWithoutWord();
    const untold = await solve();
    await calibrate(await others());
    assert.notDeepEqual(await readFile(product()), untold);
    assert.deepEqual(await told(), [{ path: PRODUCT, sha256: await hashFile(product()) }]);
  });

  it('mends a file that is not what was told of it by that one alone', async () => {
    await calibrate();
    const whole = await readFile(product());
    await writeFile(product(), whole.subarray(0, -2880));
    await calibrate(await others());
    assert.deepEqual(await readFile(product()), whole.subarray(0, -2880));
    await calibrate();
    assert.deepEqual(await readFile(product()), whole);
    assert.equal((await told()).length, 1);
  });
});
