import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header } from '@wombat/fits';
import type { work } from '@wombat/proto';
import type { FrameFailureCode } from '@wombat/proto/words';
import { Crew } from '@wombat/reduction';
import { lostFrameFacts } from '@wombat/service-kit';
import { type Said, walkCodes } from '@wombat/service-kit/testkit';
import { Patience } from '@wombat/service-kit/worker';
import { calibrateOrdered } from './calibrateOrdered.js';
import { OpenMasters } from './openMasters.js';
import { counts, FrameFolder, WIDTH } from './testing/rawFrames.js';

type Failure = Said<FrameFailureCode>;

/** The bytes of a FITS file of these cards, each `KEY value`, with so many bytes behind its header. */
function fits(cards: readonly string[], dataBytes = 0): Buffer {
  const lines = [...cards, 'END'].map((card) => {
    const [keyword = '', value] = card.split(' ');
    return (value === undefined ? keyword : `${keyword.padEnd(8)}= ${value.padStart(20)}`).padEnd(80);
  });
  const length = (bytes: number) => Math.ceil(bytes / 2880) * 2880;
  const header = lines.join('').padEnd(length(lines.length * 80));
  return Buffer.concat([Buffer.from(header, 'latin1'), Buffer.alloc(length(dataBytes))]);
}

describe('every way in which a stage may fail on a frame', () => {
  let folder: FrameFolder;
  const crew = new Crew(1, { apart: true });

  beforeAll(async () => {
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'failures-')));
    await mkdir(join(folder.root, 'raw'));
    await folder.write('m/bias.fits', counts(1, 1000));
  });
  afterAll(async () => {
    await crew.dismiss();
    await rm(folder.root, { recursive: true });
  });

  async function calibrating(path: string, order: Partial<work.FrameToCalibrate> = {}): Promise<Failure> {
    const masters = new OpenMasters(folder.root, crew);
    const all = {
      ...{ path, sha256: '', product: 'Reduced/a.fits', saturation: undefined, pedestal: 0, done: '', linearity: [] },
      ...order,
    };
    try {
      const [done] = await calibrateOrdered(folder.root, [all], { crew, masters, patience: new Patience(0) });
      assert.ok(done !== undefined && !done.result.ok, 'it is calibrated');
      const { code, message } = done.result.fault;
      return { code, sentence: message };
    } finally {
      masters.close();
    }
  }

  const ofBytes =
    (bytes: Buffer | string, order: Partial<work.FrameToCalibrate> = {}) =>
    async () => {
      await writeFile(join(folder.root, 'raw/a.fits'), bytes);
      return calibrating('raw/a.fits', order);
    };

  async function ofAnotherSize(): Promise<Failure> {
    const raw = await folder.write('raw/small.fits', new Uint16Array(WIDTH));
    return calibrating(raw.path, {
      sha256: raw.sha256,
      bias: { path: 'm/bias.fits', sha256: await folder.hash('m/bias.fits') },
    });
  }

  async function ofChangedBytes(): Promise<Failure> {
    const raw = await folder.write('raw/changed.fits', counts(4, 3000), { header: Header.of([]) });
    return calibrating(raw.path, { sha256: 'of the bytes that were found' });
  }

  function ofNoWorker(): Failure {
    const series = { night: '20240101', targetName: 'SS Cyg', filter: 'V', revision: 1, attempt: 1, eventId: 'e' };
    const lost = { key: 'calibrate/20240101/SS Cyg/V/r1.1', frame: 'raw/a.fits', reason: 'no result in 900 s' };
    const [fact] = lostFrameFacts('calibrate', series, [lost]);
    assert.equal(fact?.type, 'FrameFailed');
    const { code, reason } = fact.payload as { code: FrameFailureCode; reason: string };
    return { code, sentence: reason };
  }

  const image = ['SIMPLE T', 'BITPIX 16', 'NAXIS 2', 'NAXIS1 53', 'NAXIS2 41'];
  const cube = ['SIMPLE T', 'BITPIX 16', 'NAXIS 3', 'NAXIS1 53', 'NAXIS2 41', 'NAXIS3 2'];

  it.each(
    walkCodes<FrameFailureCode>({
      registry: 'FRAME_FAILURES',
      without: {
        disk: 'of logs of version 0.1 alone',
        outside: 'no stage asks for a part of a frame; the page does, which shows it and fails nothing',
      },
      cases: {
        lost: { given: ofNoWorker, tells: /no result in 900 s/ },
        size: { given: ofAnotherSize, tells: /53 x 1 does not fit a master of 53 x 41/ },
        unreadable: { given: () => calibrating('raw'), tells: /this is a folder/ },
        empty: { given: ofBytes(''), tells: /no bytes/ },
        notFits: { given: ofBytes('a letter to a friend. '.repeat(400)), tells: /does not begin with SIMPLE/ },
        truncated: { given: ofBytes(fits(image)), tells: /4,346 bytes of pixels declared, 0 there/ },
        noImage: { given: ofBytes(fits(['SIMPLE T', 'BITPIX 8', 'NAXIS 0'])), tells: /the primary array is empty/ },
        unsupported: { given: ofBytes(fits(cube, 2 * 2 * 53 * 41)), tells: /cube of 2 planes/ },
        badHeader: { given: ofBytes(fits(['SIMPLE T', 'BITPIX 13', ...image.slice(2)])), tells: /BITPIX.*13/ },
        changed: { given: ofChangedBytes, tells: /others than when it was found/ },
      },
    }),
  )('%s', async (_, check) => check());

  it('outside is none of them: a header whose overscan is not on the image is taken for none', async () => {
    const header = Header.of([]).with('BIASSEC', '[60:70,1:41]');
    const raw = await folder.write('raw/strip.fits', counts(4, 3000), { header });
    const masters = new OpenMasters(folder.root, crew);
    const order = {
      ...raw,
      product: 'Reduced/strip.fits',
      saturation: undefined,
      pedestal: 0,
      done: '',
      linearity: [],
    };
    const [done] = await calibrateOrdered(folder.root, [order], { crew, masters, patience: new Patience(0) });
    masters.close();
    assert.ok(done?.result.ok);
  });
});
