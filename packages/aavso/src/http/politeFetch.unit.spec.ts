import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type PoliteFetchOptions, politeFetch } from './politeFetch.js';

type Reply = (response: ServerResponse, request: IncomingMessage) => void;

const json: Reply = (response) => response.end('{"chart":1}');
const reply =
  (status: number, body = '', headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, headers).end(body);

/**
 * A server that plays the replies in order (the last one for ever), and a client whose clock moves only by its sleeps.
 */
async function withServer(
  replies: Reply[],
  run: (scene: {
    url: string;
    sleeps: number[];
    seen: IncomingMessage[];
    options: PoliteFetchOptions;
  }) => Promise<void>,
): Promise<void> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    replies[Math.min(seen.length, replies.length) - 1]?.(response, request);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const sleeps: number[] = [];
  let clock = Date.parse('2026-11-22T10:00:00Z');
  const options: PoliteFetchOptions = {
    userAgent: 'wombatpipeline test',
    minIntervalMilliseconds: 0,
    timeoutMilliseconds: 5_000,
    attempts: 3,
    sleep: async (milliseconds) => {
      sleeps.push(milliseconds);
      clock += milliseconds;
    },
    now: () => clock,
    random: () => 0.5,
  };
  try {
    await run({ url: `http://127.0.0.1:${port}/api`, sleeps, seen, options });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('politeFetch', () => {
  it('says who it is and what it wants, and hands over the body', () =>
    withServer([json], async ({ url, options, seen }) => {
      assert.deepEqual(await politeFetch(options)(url), { outcome: 'answer', status: 200, body: '{"chart":1}' });
      assert.equal(seen[0]?.headers['user-agent'], 'wombatpipeline test');
      assert.equal(seen[0]?.headers.accept, 'application/json');
    }));

  for (const status of [403, 405, 429, 500, 503]) {
    it(`tries again after ${status} and ends as unavailable`, () =>
      withServer([reply(status, '{}')], async ({ url, options, seen, sleeps }) => {
        const answer = await politeFetch(options)(url);
        assert.equal(answer.outcome, 'unavailable');
        assert.match(
          answer.outcome === 'unavailable' ? answer.reason : '',
          new RegExp(`answered ${status} \\(3 attempts`),
        );
        assert.equal(seen.length, 3);
        assert.deepEqual(sleeps, [1_000, 2_000]);
      }));
  }

  it('reads no more than 4 MB of an answer, and does not ask for it again', () =>
    withServer([reply(200, `"${'x'.repeat(5_000_000)}"`)], async ({ url, options, seen }) => {
      const answer = await politeFetch(options)(url);
      assert.match(answer.outcome === 'unavailable' ? answer.reason : '', /^sent more than 4 MB/);
      assert.equal(seen.length, 1);
    }));

  const bodies: [string, string, RegExp][] = [
    ['a page in place of data', '<!DOCTYPE html><title>Just a moment</title>', /web page instead of data/],
    ['JSON that breaks off', '{"chart":', /breaks off/],
    ['nothing', '', /empty answer/],
  ];
  for (const [what, body, sentence] of bodies) {
    it(`never takes ${what} for an answer`, () =>
      withServer([reply(200, body)], async ({ url, options, seen }) => {
        const answer = await politeFetch(options)(url);
        assert.match(answer.outcome === 'unavailable' ? answer.reason : '', sentence);
        assert.equal(seen.length, 3);
      }));
  }

  it('recovers when the service does', () =>
    withServer([reply(503), reply(200, '<html>'), json], async ({ url, options }) => {
      assert.equal((await politeFetch(options)(url)).outcome, 'answer');
    }));

  it('leaves 400 and 404 to the caller, but not a page with such a status', () =>
    withServer(
      [reply(400, '{"errors":[]}'), reply(404, 'no such thing'), reply(400, '<html>')],
      async ({ url, options, seen }) => {
        const fetch = politeFetch(options);
        assert.deepEqual(await fetch(url), { outcome: 'answer', status: 400, body: '{"errors":[]}' });
        assert.deepEqual(await fetch(url), { outcome: 'answer', status: 404, body: 'no such thing' });
        assert.equal((await fetch(url)).outcome, 'unavailable');
        assert.equal(seen.length, 5);
      },
    ));

  it('waits as long as it is asked to', () =>
    withServer([reply(429, '{}', { 'Retry-After': '17' }), json], async ({ url, options, sleeps }) => {
      assert.equal((await politeFetch(options)(url)).outcome, 'answer');
      assert.deepEqual(sleeps, [17_000]);
    }));

  it('gives up at once where it is asked to wait for long', () =>
    withServer([reply(429, '{}', { 'Retry-After': '3600' })], async ({ url, options, seen, sleeps }) => {
      const answer = await politeFetch(options)(url);
      assert.match(answer.outcome === 'unavailable' ? answer.reason : '', /asks to wait 3600 s/);
      assert.deepEqual([seen.length, sleeps.length], [1, 0]);
    }));

  it('keeps the interval between requests to one host, retries included', () =>
    withServer([json, reply(503), json], async ({ url, options, sleeps }) => {
      const fetch = politeFetch({ ...options, minIntervalMilliseconds: 10_000 });
      await Promise.all([fetch(url), fetch(`${url}/other`)]);
      assert.deepEqual(sleeps, [10_000, 1_000, 9_000]);
    }));

  it('waits no longer than the interval where the clock is put back', () =>
    withServer([json, json], async ({ url, options, sleeps }) => {
      let back = 0;
      const now = () => options.now() - back;
      const fetch = politeFetch({ ...options, now, minIntervalMilliseconds: 10_000 });
      await fetch(url);
      back = 7_200_000;
      await fetch(url);
      assert.deepEqual(sleeps, [10_000]);
    }));

  it('has one request at a time under way', async () => {
    let under = 0;
    let most = 0;
    const slow: Reply = (response) => {
      most = Math.max(most, ++under);
      setImmediate(() => {
        under--;
        response.end('{}');
      });
    };
    await withServer([slow], async ({ url, options, seen }) => {
      const fetch = politeFetch(options);
      await Promise.all(Array.from({ length: 5 }, () => fetch(url)));
      assert.deepEqual([most, seen.length], [1, 5]);
    });
  });

  it('does not wait for ever', () =>
    withServer([() => undefined], async ({ url, options }) => {
      const answer = await politeFetch({ ...options, timeoutMilliseconds: 40, attempts: 1 })(url);
      assert.match(answer.outcome === 'unavailable' ? answer.reason : '', /did not answer within 0.04 s \(1 attempt\)/);
    }));

  it('does not wait for ever for the rest of a body', () =>
    withServer([(response) => response.write('{"chart":')], async ({ url, options }) => {
      const answer = await politeFetch({ ...options, timeoutMilliseconds: 40, attempts: 1 })(url);
      assert.match(answer.outcome === 'unavailable' ? answer.reason : '', /did not answer within/);
    }));

  it('says so when the connection is dropped or refused', () =>
    withServer([(response) => response.destroy()], async ({ url, options }) => {
      const fetch = politeFetch({ ...options, attempts: 1 });
      const dropped = await fetch(url);
      assert.match(dropped.outcome === 'unavailable' ? dropped.reason : '', /could not be reached/);
      const nonsense = await fetch('vsx.aavso.org');
      assert.match(nonsense.outcome === 'unavailable' ? nonsense.reason : '', /is not a web address/);
    }));
});
