import assert from 'node:assert/strict';
import type { StandinCatalogue } from './catalogue.js';
import { parseCatalogue } from './catalogue.js';
import { parseFault } from './fault.js';
import { type LoggedRequest, type Standin, startStandin } from './startStandin.js';

const CATALOGUE: StandinCatalogue = {
  chartid: 'X1TEST',
  variables: [
    {
      Name: 'NL/VY Tst',
      AUID: '000-TST-001',
      RA2000: '10.00000',
      Declination2000: '-0.40000',
      MaxMag: '10.1 V',
      Discoverer: 'Hümmerich',
      _aliases: ['GSC 1'],
    },
  ],
  comps: [
    {
      auid: '000-TST-003',
      ra: 10.05,
      dec: -0.45,
      label: '121',
      bands: [{ band: 'V', mag: 12.1, error: null }],
      comments: null,
    },
    { auid: '000-TST-002', ra: 9.9, dec: -0.3, label: '98', bands: [{ band: 'V', mag: 9.81, error: 0.02 }] },
  ],
};

interface Chart {
  chartid: string;
  fov: number;
  ra: string;
  dec: string;
  photometry: { label: string }[];
}

describe('AAVSO stand-in', () => {
  let standin: Standin;
  const get = (path: string) => fetch(standin.url + path);
  const chartAt = async (path: string): Promise<Chart> => JSON.parse(await (await get(path)).text());
  beforeAll(async () => {
    standin = await startStandin(CATALOGUE);
  });
  afterAll(() => standin.close());

  it('finds a star by name, alias and AUID, in the escapes of the real service', async () => {
    for (const ident of ['nl/vy%20tst', 'GSC1', '000-TST-001']) {
      const text = await (await get(`/index.php?view=api.object&ident=${ident}&format=json`)).text();
      assert.equal(
        text,
        '{"VSXObject":{"Name":"NL\\/VY Tst","AUID":"000-TST-001","RA2000":"10.00000","Declination2000":"-0.40000","MaxMag":"10.1 V","Discoverer":"H\\u00fcmmerich"}}',
      );
    }
    const xml = await (await get('/index.php?view=api.object&ident=GSC+1')).text();
    assert.match(xml, /<VSXObject><Name>NL\/VY Tst<\/Name>/);
  });

  it('answers an unknown star with an empty array and status 200', async () => {
    const response = await get('/index.php?view=api.object&ident=nobody&format=json');
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '{"VSXObject":[]}');
  });

  it('searches a cone of degrees', async () => {
    const far = await (await get('/index.php?view=api.list&ra=10.5&dec=-0.4&radius=0.4&format=json')).text();
    assert.equal(far, '{"VSXObjects":[]}');
    const near = await (await get('/index.php?view=api.list&ra=10.5&dec=-0.4&radius=0.6&format=json')).text();
    assert.match(near, /^\{"VSXObjects":\{"VSXObject":\[\{"Name":"NL\\\/VY Tst"/);
  });

  it('gives a chart by star and by position', async () => {
    for (const centre of ['star=GSC+1', 'ra=10&dec=-0.4', 'ra=00:40:00&dec=-00:24:00']) {
      const chart = await chartAt(`/vsp/api/chart/?${centre}&fov=60&maglimit=14&format=json`);
      assert.deepEqual(chart.photometry, [
        {
          auid: '000-TST-002',
          ra: '00:39:36.00',
          dec: '-00:18:00.0',
          label: '98',
          bands: [{ band: 'V', mag: 9.81, error: 0.02 }],
          comments: '',
        },
        {
          auid: '000-TST-003',
          ra: '00:40:12.00',
          dec: '-00:27:00.0',
          label: '121',
          bands: [{ band: 'V', mag: 12.1, error: null }],
          comments: null,
        },
      ]);
      assert.deepEqual([chart.chartid, chart.fov, chart.ra, chart.dec], ['X1TEST', 60, '00:40:00.00', '-00:24:00.0']);
    }
  });

  it('keeps to field and magnitude limit, and says no as the real service does', async () => {
    const narrow = await chartAt('/api/chart/?star=GSC+1&fov=10&maglimit=14');
    assert.deepEqual(
      narrow.photometry.map((comp) => comp.label),
      ['121'],
    );
    const bright = await chartAt('/api/chart/?star=GSC+1&fov=60&maglimit=11');
    assert.deepEqual(
      bright.photometry.map((comp) => comp.label),
      ['98'],
    );
    assert.equal((await get('/api/chart/?star=nobody&fov=60&maglimit=14')).status, 400);
    assert.equal((await get('/api/chart/?star=GSC+1&fov=200&maglimit=14')).status, 400);
    assert.equal((await get('/api/chart/?star=GSC+1')).status, 400);
    assert.equal((await get('/api/chart/X9/')).status, 404);
    assert.equal((await chartAt('/api/chart/X1TEST/?format=json')).photometry.length, 2);
  });

  it('fails on request and heals', async () => {
    const path = '/api/chart/?star=GSC+1&fov=60&maglimit=14';
    standin.setFault('vsp', '429:7');
    const limited = await get(path);
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '7']);
    standin.setFault('vsp', { kind: 'status', status: 503, times: 2 });
    assert.deepEqual([(await get(path)).status, (await get(path)).status, (await get(path)).status], [503, 503, 200]);
    standin.setFault('vsp', { kind: 'challenge' });
    const challenge = await get(path);
    assert.match(await challenge.text(), /^<!DOCTYPE html>/);
    assert.equal(challenge.status, 200);
    standin.setFault('vsp', { kind: 'close' });
    await assert.rejects(get(path));
    standin.setFault('vsp', { kind: 'truncated' });
    await assert.rejects(async () => (await get(path)).text());
    standin.setFault('vsp', null);
    const well = await (await get(path)).text();
    standin.setFault('vsp', 'huge:2');
    assert.equal(await (await get(path)).text(), well + ' '.repeat(2_000_000));
    standin.setFault('vsp', 'negative*1');
    assert.match(await (await get(path)).text(), /"mag":-1/);
    standin.setFault('vsp', 'elsewhere*1');
    assert.equal((await chartAt(path)).dec.startsWith('-'), !(JSON.parse(well) as { dec: string }).dec.startsWith('-'));
    standin.setFault('vsp', 'null');
    assert.equal(await (await get(path)).text(), 'null');
    standin.setFault('vsp', { kind: 'slow', delayMilliseconds: 60_000 });
    await assert.rejects(fetch(standin.url + path, { signal: AbortSignal.timeout(50) }));
    assert.equal((await get('/index.php?view=api.object&ident=GSC+1&format=json')).status, 200);
    standin.setFault('vsp', null);
    assert.equal((await get(path)).status, 200);
  });

  it('logs requests and takes faults from outside', async () => {
    const before = standin.requests.length;
    assert.equal((await fetch(`${standin.url}/_fail?vsx=403`, { method: 'POST' })).status, 200);
    const refused = await fetch(`${standin.url}/index.php?view=api.object&ident=a+b`, {
      headers: { 'User-Agent': 'tester/1' },
    });
    assert.equal(refused.status, 403);
    assert.equal((await fetch(`${standin.url}/_fail?vsx=nonsense`, { method: 'POST' })).status, 400);
    assert.equal((await fetch(`${standin.url}/_fail?vsx=none`, { method: 'POST' })).status, 200);
    const log: LoggedRequest[] = JSON.parse(await (await get('/_log')).text());
    assert.equal(log.length, before + 1);
    assert.equal(log.at(-1)?.path, '/index.php?view=api.object&ident=a+b');
    assert.deepEqual([log.at(-1)?.service, log.at(-1)?.userAgent], ['vsx', 'tester/1']);
  });
});

describe('parseFault and parseCatalogue', () => {
  it('read the short forms', () => {
    assert.deepEqual(parseFault('503*2'), { kind: 'status', status: 503, times: 2 });
    assert.deepEqual(parseFault('429'), { kind: 'status', status: 429, retryAfterSeconds: 2 });
    assert.deepEqual(parseFault('html'), { kind: 'challenge' });
    assert.deepEqual(parseFault('slow:1500'), { kind: 'slow', delayMilliseconds: 1500 });
    assert.equal(parseFault('none'), null);
    assert.throws(() => parseFault('tired'), /Not a fault/);
  });

  it('name what a catalogue lacks', () => {
    assert.deepEqual(parseCatalogue(JSON.parse(JSON.stringify(CATALOGUE))), CATALOGUE);
    assert.throws(() => parseCatalogue([]), /chartid/);
    assert.throws(() => parseCatalogue({ chartid: 'X', variables: [{}], comps: [] }), /variables/);
    assert.throws(() => parseCatalogue({ chartid: 'X', variables: [], comps: [{}] }), /comps/);
  });
});
