import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Standin, startStandin } from '@wombat/aavso-standin';
import { CompsSelected } from '@wombat/proto';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';
import { sky, solvedSeries } from './testing/solvedSeries.js';

const STARS = 2_600;
const ROW = 51;
const STEP_DEGREES = 0.008;
/** What a nats-server takes at most where nobody has told it of more. */
const USUAL_PAYLOAD = 1024 * 1024;

/** A field as crowded as none is yet: stars in rows round SS Cyg, each with five bands and a comment. */
function crowded() {
  const [middle] = sky.variables;
  const around = (index: number) => (index - (ROW - 1) / 2) * STEP_DEGREES;
  return Array.from({ length: STARS }, (_, index) => ({
    auid: `000-B${String(index).padStart(2, '0').slice(0, 2)}-${String(index).padStart(4, '0')}`,
    ra: Number(middle?.RA2000) + around(Math.floor(index / ROW)) / 0.72,
    dec: Number(middle?.Declination2000) + around(index % ROW),
    label: String(90 + (index % 30)),
    bands: ['B', 'V', 'Rc', 'Ic', 'I'].map((band) => ({ band, mag: 9 + (index % 30) / 10, error: 0.01 })),
    comments: `BINO_COMP; ${'checked against the sequence of the field '.repeat(8)}`,
  }));
}

describe('answers that are larger than a usual broker takes', () => {
  let service: ServiceFixture;
  let standin: Standin;
  beforeAll(async () => {
    standin = await startStandin({ ...sky, comps: crowded() });
    standin.setFault('vsx', 'huge:1');
    const { url } = standin;
    const config = `aavso: { vsx: "${url}", vsp: "${url}", minIntervalSeconds: 0, attempts: 1 }\n`;
    service = await startServiceFixture({ name: 'catalog', main: new URL('../main.js', import.meta.url), config });
    await service.publish(...solvedSeries(1));
    await service.start();
  });
  afterAll(async () => {
    await service.end();
    await standin.close();
  });

  it('select the stars of the chart, and lie by their digest in files of the home', async () => {
    const said = async () => (await service.written()).at(-1);
    await service.until('the comparison stars', async () => (await said()) !== undefined);
    const selected = await said();
    assert.equal(selected?.type, 'CompsSelected', JSON.stringify(selected?.payload).slice(0, 1_000));
    const { comps, vspAnswer, vspKept, vsxAnswer, vsxKept } = CompsSelected.fromJSON(selected.payload);
    assert.deepEqual([comps.length, comps.filter(({ rank }) => rank > 0).length], [STARS, 500]);
    assert.ok(Buffer.byteLength(JSON.stringify(selected.payload)) < USUAL_PAYLOAD);
    assert.deepEqual([vspAnswer, vsxAnswer], ['', '']);
    const chart = await answerOf('vsp');
    assert.ok(chart.length > 1_500_000, String(chart.length));
    for (const [kept, asked] of [
      [vspKept, chart],
      [vsxKept, await answerOf('vsx')],
    ] as const) {
      assert.deepEqual(kept, { sha256: createHash('sha256').update(asked).digest('hex'), bytes: asked.length });
      const file = join(service.home, 'answers', kept?.sha256 ?? '');
      assert.ok(readFileSync(file).equals(asked));
      assert.equal(statSync(file).mode & 0o777, 0o600);
    }
  });

  /** What the service was told: asked again in the same words. */
  async function answerOf(asked: 'vsx' | 'vsp'): Promise<Buffer> {
    const request = standin.requests.find(({ service: of }) => of === asked);
    const answer = await fetch(new URL(request?.path ?? '', standin.url));
    return Buffer.from(await answer.arrayBuffer());
  }
});
