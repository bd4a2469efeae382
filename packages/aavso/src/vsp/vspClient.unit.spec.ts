import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describeUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { answering, page } from '../testing/answering.js';
import { chartFromTable } from '../testing/chartFromTable.js';
import { corpus } from '../testing/corpus.js';
import type { VspChart } from './vspChart.js';
import { vspClient } from './vspClient.js';

const baseUrl = 'https://apps.test/vsp';
const field = { fovArcmin: 60, magLimit: 13.5 };
const ask = (body: string, status = 200) =>
  vspClient({ baseUrl, fetch: answering(page(body, status)).fetch }).byStar('any', field);

async function chart(body: string): Promise<VspChart> {
  const answer = await ask(body);
  assert.equal(answer.outcome, 'found');
  return answer.outcome === 'found' ? answer.value : assert.fail();
}

const fixture = (name: string) => readFileSync(sharedPath(`fixtures/aavso/${name}`), 'utf8');
const close = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-9, `${actual} is not ${expected}`);

describe('vspClient requests', () => {
  it('asks for a star and for a position', async () => {
    const { fetch, urls } = answering(page('{}', 400));
    const client = vspClient({ baseUrl, fetch });
    await client.byStar('XZ Cyg', field);
    await client.byPosition({ raDegrees: 83.6, decDegrees: -5.4 }, field);
    assert.deepEqual(urls, [
      'https://apps.test/vsp/api/chart/?star=XZ+Cyg&fov=60&maglimit=13.5&format=json',
      'https://apps.test/vsp/api/chart/?ra=83.6&dec=-5.4&fov=60&maglimit=13.5&format=json',
    ]);
  });

  it('asks for nothing fainter than 12 above 180 arcminutes', async () => {
    const { fetch, urls } = answering(page('{}', 400));
    const client = vspClient({ baseUrl, fetch });
    await client.byStar('A', { fovArcmin: 180, magLimit: 14 });
    await client.byStar('A', { fovArcmin: 181, magLimit: 14 });
    await client.byStar('A', { fovArcmin: 181, magLimit: 11 });
    assert.deepEqual(
      urls.map((url) => new URL(url).searchParams.get('maglimit')),
      ['14', '12', '11'],
    );
  });
});

describe('vspClient answers', () => {
  it('takes a 400 to a name for an unknown star, to a position for a refusal', async () => {
    assert.equal((await ask('{"errors":["star not found"]}', 400)).outcome, 'unknown');
    const { fetch } = answering(page('{"errors":["fov too large"]}', 400));
    const refused = await vspClient({ baseUrl, fetch }).byPosition({ raDegrees: 1, decDegrees: 2 }, field);
    assert.match(refused.outcome === 'unavailable' ? refused.reason : '', /refused .* 400: .*fov too large/);
  });

  it('believes no chart of another place, and none with magnitudes no star has', async () => {
    const comp = (dec: string, mag: number) => ({
      auid: '000-BBB-111',
      ra: '05:34:24.0',
      dec,
      bands: [{ band: 'V', mag }],
    });
    const body = (one: object) => JSON.stringify({ chartid: 'X1', fov: 60, maglimit: 14, photometry: [one] });
    const place = { raDegrees: 83.6, decDegrees: -5.4 };
    const there = { ...field, contains: ({ decDegrees }: { decDegrees: number }) => decDegrees < 0 };
    const outcomeOf = async (one: object) => {
      const kept: string[] = [];
      const cache = { find: () => null, keep: (url: string) => void kept.push(url) };
      const client = vspClient({ baseUrl, fetch: answering(page(body(one))).fetch, cache });
      const answers = [await client.byStar('any', there), await client.byPosition(place, there)];
      return [
        ...answers.map((answer) => (answer.outcome === 'unavailable' ? answer.reason : answer.outcome)),
        kept.length,
      ];
    };
    assert.deepEqual(await outcomeOf(comp('-05:00:00', 11.2)), ['found', 'found', 2]);
    const elsewhere = 'The answer of VSP is of another place, with 000-BBB-111 in it.';
    assert.deepEqual(await outcomeOf(comp('05:24:00', 11.2)), [elsewhere, elsewhere, 0]);
    const bright = 'The answer of VSP gives 000-BBB-111 the magnitude -11.2, which no star has.';
    assert.deepEqual(await outcomeOf(comp('-05:00:00', -11.2)), [bright, bright, 0]);
  });

  it('takes no other status for an unknown star', async () => {
    for (const status of [401, 404]) assert.equal((await ask('{}', status)).outcome, 'unavailable');
  });

  it('finds a chart without comparison stars', async () => {
    const empty = corpus('ok', 'vsp-chart').find(({ name }) => name.includes('no-comps'))?.text ?? '';
    assert.deepEqual(await chart(empty), {
      chartId: 'X00000AA',
      star: 'RW PsA',
      starAuid: '000-ZZZ-001',
      fovArcmin: 60,
      magLimit: 13.3,
      comps: [],
    });
  });

  it('names bands as the AAVSO does and leaves out what is not known', async () => {
    const text = corpus('ok', 'vsp-chart').find(({ name }) => name.includes('bands'))?.text ?? '';
    const { comps, star } = await chart(text);
    assert.equal(star, null);
    assert.deepEqual(comps[0]?.bands, [
      { band: 'V', mag: 9, error: null },
      { band: 'R', mag: 8.7, error: 0.02 },
      { band: 'I', mag: 8.4, error: null },
      { band: 'SZ', mag: 8.3, error: 0.1 },
    ]);
    close(comps[0]?.raDegrees, 1 / 60);
    close(comps[0]?.decDegrees, -(22 / 60 + 31.2 / 3600));
    assert.equal(comps[0]?.comments, '');
    assert.deepEqual(comps[1]?.bands, []);
  });

  for (const { name, text } of corpus('not-ok', 'vsp-chart')) {
    it(`is unavailable on ${name}`, async () => {
      const answer = await ask(text);
      assert.match(answer.outcome === 'unavailable' ? answer.reason : '', /VSP .*\.$/);
    });
  }
});

describeUnless(skipWithout('fixtures/aavso'))('vspClient on recorded answers', () => {
  it('XZ Cyg', async () => {
    const { chartId, star, starAuid, comps } = await chart(
      fixture('vsp-chart-X37313LN-XZ_Cyg.vso-AavsoParserTest.json'),
    );
    assert.deepEqual([chartId, star, starAuid, comps.length], ['X37313LN', 'XZ Cyg', '000-BCH-041', 6]);
    assert.deepEqual(
      comps[0]?.bands.map(({ band }) => band),
      ['V', 'B', 'R', 'I', 'J', 'H', 'K'],
    );
    close(comps[0]?.raDegrees, 15 * (19 + 31 / 60 + 18.38 / 3600));
    close(comps[0]?.decDegrees, 56 + 13 / 60 + 11.5 / 3600);
  });

  it('M42, asked by position, south of the equator, comments null', async () => {
    const { star, comps } = await chart(fixture('vsp-chart-X42585ESI-M42-by_radec-trimmed-comments_null.argos.json'));
    assert.equal(star, null);
    assert.deepEqual(
      comps.map(({ comments }) => comments),
      ['Suspected variable NSV 2386. Acceptable to use.', ''],
    );
    close(comps[0]?.decDegrees, -(5 + 22 / 60 + 31.2 / 3600));
  });

  for (const [name, stars] of [
    ['vsp-photometry-table-T_CrB-chart-X42615CFD.beschne.csv', 128],
    ['vsp-photometry-table-T_CrB-chart-X42615NN.beschne.csv', 12],
  ] as const) {
    it(`every row of ${name}`, async () => {
      const { comps } = await chart(JSON.stringify(chartFromTable(fixture(name))));
      assert.equal(comps.length, stars);
      for (const { auid, label, bands } of comps) {
        const vMag = bands.find(({ band }) => band === 'V')?.mag ?? Number.NaN;
        assert.ok(Math.abs(vMag - Number(label) / 10) <= 0.051, `${auid}: ${vMag} is labelled ${label}`);
      }
    });
  }
});
