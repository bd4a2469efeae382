import assert from 'node:assert/strict';
import { request } from 'node:http';
import { join } from 'node:path';
import { startNatsServer } from '@wombat/eventlog/testkit';
import { ASKED_SERVICES, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { refusal, serveDesk } from './testing/servedDesk.js';
import { tellChange } from './testing/tellChange.js';
import { spawnUi, startUi } from './testing/uiProcess.js';

describe('the page’s server', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES);

  it('serves the page with headers that keep strangers out, and nothing else of the disk', async () => {
    const page = await desk.page('/');
    const html = await page.text();
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'/);
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(page.headers.get('x-powered-by'), null);
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const asset = await desk.page(script);
    assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
    assert.match(await asset.text(), /Targets/);
    const again = await desk.page('/', { 'if-none-match': page.headers.get('etag') ?? '' });
    assert.equal(again.status, 304);
    for (const path of [
      '/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets',
      '/main.js',
      '/%2e%2e/index.html',
    ]) {
      assert.equal(await rawStatus(desk.ui.url, path), 404, path);
    }
    assert.deepEqual(await refusal(await desk.get('elsewhere')), { status: 404, error: 'there is nothing here' });
  });

  it('answers to no name it was not told', async () => {
    assert.equal(await rawStatus(desk.ui.url, '/api/series', { host: 'rebound.example' }), 403);
  });

  it('is healthy like every service', async () => {
    for (const path of ['/health', '/health/live']) {
      const health = await desk.page(path);
      assert.equal(health.status, 200);
      const { since, version, ...told } = (await health.json()) as Record<string, unknown>;
      assert.deepEqual(told, { service: 'ui', live: true, ready: true, problems: [] });
      assert.ok(Date.parse(String(since)) <= Date.now());
      assert.match(String(version), /^\d+\.\d+\.\d+$/);
    }
  });

  it('tells an open page that something happened', async () => {
    const stop = new AbortController();
    const stream = await fetch(`${desk.ui.url}/api/stream`, { signal: stop.signal });
    assert.match(stream.headers.get('content-type') ?? '', /^text\/event-stream/);
    await tellChange(desk.natsUrl, 'scan-1');
    let text = '';
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.includes('event: changed')) break;
    }
    stop.abort();
    assert.match(text, /event: changed/);
  });

  it('goes on at a free port where its own is taken, and says so', async () => {
    const taken = Number(new URL(desk.ui.url).port);
    // A service takes over the consumer of one of its name, so the other page has a log of its own.
    const other = await startNatsServer();
    const second = await startUi({ home: join(desk.home, 'second'), natsUrl: other.url, port: taken });
    try {
      assert.match(
        second.said(),
        new RegExp(`^ui: port ${taken} is taken by another program: the page takes a free one`, 'm'),
      );
      assert.notEqual(Number(new URL(second.url).port), taken);
      assert.equal((await fetch(second.url)).status, 200);
    } finally {
      assert.equal(await second.stop(), 0, second.said());
      await other.stop();
    }
  });

  it('refuses what is no port', async () => {
    const wrong = spawnUi({ home: join(desk.home, 'third'), natsUrl: desk.natsUrl, port: 99_999 });
    assert.equal(await wrong.ended, 78);
    assert.match(wrong.said(), /WOMBAT_UI_PORT is '99999': it must be a port/);
  });
});

/** A request as it is written, which no client library has tidied up. */
function rawStatus(url: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}
