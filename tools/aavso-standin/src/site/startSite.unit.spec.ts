import assert from 'node:assert/strict';
import { Archive } from './archive.js';
import { observationsOf } from './observationRows.js';
import { parseTrouble, SiteTroubles } from './siteTrouble.js';
import { startSite } from './startSite.js';

const REPORT =
  '#TYPE=Extended\n#OBSCODE=ABC\n#DELIM=,\nXZ Cyg,2461000.5,9.1,0.01,V,NO\nXZ Cyg,2461000.6,9.2,0.01,V,NO\n';

describe('the fake submission site', () => {
  it('knows what may go wrong where, and nothing else', () => {
    assert.deepEqual(parseTrouble('confirm', 'slow:1500*2'), { kind: 'slow', amount: 1500, times: 2 });
    assert.equal(parseTrouble('confirm', 'none'), null);
    for (const [stage, text] of [
      ['confirm', 'captcha'],
      ['login', 'cutAfter'],
      ['gate', '100'],
      ['gate', ''],
    ] as const) {
      assert.throws(() => parseTrouble(stage, text), /Not a trouble/);
    }
  });

  it('heals by itself after so many times', () => {
    const troubles = new SiteTroubles();
    troubles.put('gate', '503*2');
    assert.deepEqual(
      [1, 2, 3].map(() => troubles.take('gate')?.kind),
      ['503', '503', undefined],
    );
  });

  it('reads observations and counts how often it took each', () => {
    const archive = new Archive();
    const observations = observationsOf(REPORT);
    assert.deepEqual(observations[0], {
      observer: 'ABC',
      name: 'XZ Cyg',
      jd: '2461000.5',
      mag: '9.1',
      magError: '0.01',
      band: 'V',
    });
    archive.add(observations);
    archive.add(observations.slice(1));
    assert.deepEqual([...archive.counts().values()], [1, 2]);
  });

  it('leads in a circle, astray, and on through megabytes, where it is told to', async () => {
    const site = await startSite();
    const leadsTo = async (url: URL | string) => (await fetch(url, { redirect: 'manual' })).headers.get('location');
    site.setTrouble('gate', 'circle*1');
    const circle = (await leadsTo(site.submitUrl)) ?? '';
    assert.equal(await leadsTo(new URL(circle, site.submitUrl)), circle);
    site.setTrouble('gate', 'astray*1');
    assert.equal(new URL((await leadsTo(site.submitUrl)) ?? '').hostname, 'stray.invalid');
    site.setTrouble('gate', 'huge:3*1');
    assert.ok((await (await fetch(site.submitUrl)).text()).length > 3_000_000);
    await site.close();
  });

  it('sends who has no session to the login, on another host, and is told troubles from outside', async () => {
    const site = await startSite();
    const asked = await fetch(site.submitUrl, { redirect: 'manual' });
    assert.match(asked.headers.get('location') ?? '', /\/v2\/accounts\/auth0\/login\//);
    assert.notEqual(new URL(site.loginUrl).host, new URL(site.submitUrl).host);
    await fetch(new URL('/_trouble?gate=503*1', site.submitUrl), { method: 'POST' });
    assert.equal((await fetch(site.submitUrl)).status, 503);
    assert.deepEqual(await (await fetch(new URL('/_commits', site.submitUrl))).json(), []);
    await site.close();
  });
});
