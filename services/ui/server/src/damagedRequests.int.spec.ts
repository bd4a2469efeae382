import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { damagedJson, isPlainSentence } from '@wombat/eventlog/testkit';
import fc from 'fast-check';
import { ASKED_SERVICES, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';
import { servedRoutes } from './testing/servedRoutes.js';
import { WrittenEvidence } from './testing/writtenEvidence.js';

const sha256 = 'ab'.repeat(32);
/** Everything any route asks for, so that a damaged one of it is near to what is asked. */
const WHOLE = {
  ...{
    night: '20251015',
    targetName: 'XZ Cyg',
    filter: 'V',
    folder: 'XZ Cyg',
    star: 'XZ Cyg',
    revision: 1,
    kind: 'csv',
  },
  ...{ verdict: 'approved', by: 'A. Observer', reason: '', note: '', words: '', frames: [sha256], scope: 'T1' },
  ...{ reasonCode: 'cloud', sha256, size: 64, centre: 'T1', marks: 'none', before: 1, of: 2, off: '', on: '' },
  ...{ failedOnly: false, fromStage: 'calibrate', place: 1, paused: true, path: ['observer', 'code'], text: 'XYZ' },
  ...{ submissionId: '1-0badc0de', arrived: true, series: [{ night: '20251015', targetName: 'XZ Cyg', filter: 'V' }] },
  ...{ username: 'me@example.org', password: 'planted', cookie: '', name: 'admin' },
};
const LISTS = { off: ['000-BJS-001'], on: [] };

const written = new WrittenEvidence();
const ANSWERS = {
  ...SAMPLE_ANSWERS,
  report: { revision: 2, report: written.text('now.txt', '#TYPE=Extended\n'), whyNotSendable: 'it is not approved' },
  push: { draftSubmission: { rows: 3, sha256, text: '#TYPE=Extended\n', submitter: 'manual' } },
};

/** Opens a stream of events that does not end. */
const ENDLESS = new Set(['GET /api/stream']);
const MILLISECONDS = 20_000;
const RUNS = Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 10);

describe('a damaged request', () => {
  const desk = serveDesk(ANSWERS, ASKED_SERVICES, { environment: written.environment });
  beforeAll(async () => {
    desk.double.answers.frame = await written.frame('a.fits');
    desk.double.answers.field = await written.field('field.fits');
  });

  const logged = () => readFileSync(join(desk.home, 'logs/ui.log'), 'utf8').slice(-2_000);

  /** It is answered in time, by something that is no failure of the server and holds nothing raw. */
  async function holds(asked: Promise<Response>): Promise<void> {
    const answer = await asked;
    const text = await answer.text();
    assert.notEqual(answer.status, 500, `${answer.url}: ${text}; ${logged()}`);
    if (answer.ok || !answer.url.includes('/api/')) return;
    const { error } = JSON.parse(text) as { error: string };
    assert.ok(isPlainSentence(error), JSON.stringify(error));
  }

  const signal = () => AbortSignal.timeout(MILLISECONDS);

  for (const route of servedRoutes().filter((one) => !ENDLESS.has(one))) {
    const [method = '', path = ''] = route.split(' ');
    it(`to ${route} is answered`, () =>
      fc.assert(
        fc.asyncProperty(damagedJson(JSON.stringify({ ...WHOLE, ...(method === 'POST' && LISTS) })), async (text) => {
          if (method === 'POST') return holds(desk.post(path.slice('/api/'.length), text));
          const query = queryOf(text).slice(0, 6_000);
          return holds(fetch(`${desk.ui.url}${path}?${query}`, { signal: signal() }));
        }),
        { seed: 1, numRuns: RUNS },
      ));
  }

  it('to any path, with any headers, is answered', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom('/', 'api', '..', '%2e%2e', '%zz', '%00', '%', '?', '#', 'series', '\u202e', ';', '\\'),
          {
            maxLength: 12,
          },
        ),
        fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
        fc.dictionary(
          fc.constantFrom(
            'origin',
            'cookie',
            'content-type',
            'content-encoding',
            'if-none-match',
            'range',
            'x-forwarded-for',
          ),
          fc.constantFrom(
            '',
            'x',
            'null',
            'gzip',
            'application/json',
            'application/json; charset=x',
            'bytes=0-',
            'a=b; '.repeat(500),
          ),
        ),
        async (pieces, method, headers) => {
          const path = encodeURI(`/${pieces.join('')}`).replaceAll('%25', '%');
          const body = method === 'GET' || method === 'HEAD' ? {} : { body: '{"a":' };
          await holds(
            fetch(`${desk.ui.url}${path}`, { method, headers, ...body, redirect: 'manual', signal: signal() }),
          );
        },
      ),
      { seed: 2 },
    ));

  it('of bytes that are no request ends the connection alone', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
          fc
            .constantFrom(
              'GET / HTTP/1.1\r\n\r\n',
              'GET /api/series HTTP/1.1\r\nHost: \u0000\r\n\r\n',
              'POST /api/validate HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
            )
            .map((text) => Buffer.from(text)),
          fc
            .constantFrom(`GET / HTTP/1.1\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`, 'PRI * HTTP/2.0\r\n\r\n')
            .map((text) => Buffer.from(text)),
        ),
        async (bytes) => {
          const { hostname, port } = new URL(desk.ui.url);
          const socket = connect({ host: hostname, port: Number(port) });
          socket.on('error', () => undefined);
          socket.resume();
          socket.end(bytes);
          await new Promise((resolve) => socket.once('close', resolve));
        },
      ),
      { seed: 3 },
    ));

  it('that is too large is refused', async () => {
    const answer = await desk.post('validate', JSON.stringify({ by: 'x'.repeat(2_000_000) }));
    assert.equal(answer.status, 413);
  });

  it('leaves the server as it was', async () => {
    assert.equal((await desk.get('series')).status, 200);
    assert.doesNotMatch(desk.ui.said(), /cannot go on/);
  });
});

/** As a browser would ask with what a text of JSON says; the text itself where it says nothing. */
function queryOf(text: string): string {
  try {
    const json: unknown = JSON.parse(text);
    return Object.entries(Object(json))
      .map(([name, value]) => `${escaped(name)}=${escaped(typeof value === 'string' ? value : JSON.stringify(value))}`)
      .join('&');
  } catch {
    return escaped(text);
  }
}

/** Halves of pairs cannot be escaped. */
function escaped(text: string | undefined): string {
  return encodeURIComponent((text ?? '').slice(0, 500).toWellFormed());
}
