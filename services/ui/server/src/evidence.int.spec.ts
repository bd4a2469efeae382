import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { PNG } from 'pngjs';
import type { ErrorAnswer, FrameAnswer, HistoryAnswer, NightsAnswer, ReportAnswer } from './domain/contract.js';
import { openServer, type ServerWithDouble } from './testing/serverWithDouble.js';

const series = 'night=20251015&targetName=XZ+Cyg&filter=V';
const HEAD = '#TYPE=Extended\n#OBSCODE=ABC\n#SOFTWARE=x\n#DELIM=,\n#DATE=JD\n#OBSTYPE=CCD\n';
const row = (date: string) => `XZ Cyg,${date},9.456,0.010,V,NO,STD,ENSEMBLE,na,118,11.800,1.2,na,X123,na\n`;
const [before, now] = [HEAD + row('2460964.28148'), HEAD + row('2460964.28148') + row('2460964.3')];

describe('what the page is told of how magnitudes came about', () => {
  let server: ServerWithDouble;

  beforeAll(async () => {
    server = await openServer();
    mkdirSync(join(server.data, 'Reduced'), { recursive: true });
  });
  afterAll(() => server?.close());

  function write(name: string, text: string) {
    writeFileSync(join(server.data, 'Reduced', name), text);
    return { path: `Reduced/${name}`, sha256: createHash('sha256').update(text).digest('hex') };
  }
  const refusal = async (path: string) => {
    const response = await server.get(path);
    return [response.status, ((await response.json()) as ErrorAnswer).error] as const;
  };

  it('gives the report as it stands on the disk, with the rows that are new', async () => {
    const [report, previous] = [write('now.txt', now), write('before.txt', before)];
    server.double.answers.report = { revision: 2, report, previous, whyNotSendable: 'it is not approved' };
    const answer = (await (await server.get(`report?${series}`)).json()) as ReportAnswer;
    assert.deepEqual([answer.text, answer.sha256, answer.why], [now, report.sha256, 'it is not approved']);
    assert.deepEqual([answer.rows.length, answer.changed, answer.faults], [2, [1], []]);
  });

  it('says that a report is gone, or was changed', async () => {
    const report = write('mine.txt', now);
    server.double.answers.report = { revision: 2, report, whyNotSendable: '' };
    write('mine.txt', before);
    assert.deepEqual(await refusal(`report?${series}`), [
      409,
      'Reduced/mine.txt was changed since it was made: reduce the series again',
    ]);
    rmSync(join(server.data, report.path));
    assert.deepEqual(await refusal(`report?${series}`), [
      404,
      'Reduced/mine.txt is not on the disk any more: reduce the series again',
    ]);
  });

  it('gives a file under its own name, and no file but those the revision names', async () => {
    server.double.answers.products = { revision: 2, table: write('Ω.tbl', 'a\tb\n') };
    const response = await server.get(`product?${series}&kind=table`);
    assert.equal(await response.text(), 'a\tb\n');
    assert.equal(response.headers.get('content-disposition'), "attachment; filename*=UTF-8''%CE%A9.tbl");
    assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.deepEqual(await refusal(`product?${series}&kind=radec`), [
      404,
      'XZ Cyg V of 20251015 has no file of this kind (yet)',
    ]);
    assert.equal((await refusal(`product?${series}&kind=../../etc/passwd`))[0], 400);
    server.double.answers.products = { revision: 2, radec: { path: '../ui.log', sha256: 'ab' } };
    assert.match((await refusal(`product?${series}&kind=radec`))[1], /leads out of the data folder|not on the disk/);
  });

  it('gives the history of a series, and no other', async () => {
    const at = '2026-01-01T00:00:00Z';
    server.double.answers.history = {
      revisions: [{ revision: 1, at, cause: 'discovered', by: 'ingest', settingsHash: 'ab' }],
      verdicts: [{ at, verdict: 'approved', by: 'ABC', reason: '', revision: 1 }],
      points: [
        { at, by: 'ABC', words: '', frames: 2 },
        { at, by: 'ABC', reasonCode: 'cloud', words: 'thick', frames: 2 },
      ],
    };
    const answer = (await (await server.get(`history?${series}`)).json()) as HistoryAnswer;
    assert.deepEqual(answer.revisions, [
      { revision: 1, at, cause: 'discovered', by: 'ingest', settingsHash: 'ab', rows: null },
    ]);
    assert.deepEqual(answer.verdicts, [{ at, verdict: 'approved', by: 'ABC', reason: '', revision: 1 }]);
    assert.deepEqual(
      answer.rejections.map(({ rejected, reasonCode }) => [rejected, reasonCode]),
      [
        [false, ''],
        [true, 'cloud'],
      ],
    );
    assert.deepEqual(answer.submissions, []);
    assert.equal((await refusal('history?night=2025'))[0], 400);
  });

  it('gives a light curve as a file, under the name of its series', async () => {
    for (const [kind, type, first] of [
      ['csv', 'text/csv; charset=utf-8', 'role,star,'],
      ['json', 'application/json; charset=utf-8', '{'],
      ['votable', 'application/x-votable+xml', '<?xml'],
    ] as const) {
      const response = await server.get(`export?${series}&kind=${kind}`);
      assert.equal(response.headers.get('content-type'), type);
      assert.match(response.headers.get('content-disposition') ?? '', /UTF-8''XZ%20Cyg_V_20251015\.(csv|json|vot)$/);
      assert.ok((await response.text()).startsWith(first), kind);
    }
    assert.equal((await refusal(`export?${series}&kind=xls`))[0], 400);
  });

  it('gives the picture of a frame, and what lies on it', async () => {
    const pixels = Float32Array.from({ length: 300 * 200 }, (_, at) =>
      at === 100 * 300 + 150 ? 9_000 : 100 + (at % 7),
    );
    const productPath = 'Reduced/a.fits';
    await writeImage(join(server.data, productPath), { header: Header.of([]), width: 300, height: 200, pixels });
    server.double.answers.frame = {
      ...{ filename: 'a.fits', productPath, width: 300, height: 200, jdUtcMid: 2_460_964.5 },
      radii: { starPixels: 5, skyInnerPixels: 10, skyOuterPixels: 16 },
      stars: [{ role: 'T1', x: 150, y: 100 }],
    };
    const asked = `${series}&sha256=${'ab'.repeat(32)}&size=64&centre=T1`;
    const { stars, width, radii } = (await (await server.get(`frame?${asked}`)).json()) as FrameAnswer;
    assert.deepEqual([stars, width, radii.aperture], [[{ id: 'T1', x: 32, y: 32, flags: [] }], 64, 5]);
    for (const time of ['made', 'kept']) {
      const response = await server.get(`frame.png?${asked}`);
      assert.equal(response.headers.get('content-type'), 'image/png', time);
      const png = PNG.sync.read(Buffer.from(await response.arrayBuffer()));
      assert.deepEqual([png.width, png.height, png.data[(32 * 64 + 32) * 4]], [64, 64, 255], time);
    }
    assert.equal((await refusal(`frame.png?${asked.replace('size=64', 'size=9999')}`))[0], 400);
    rmSync(join(server.data, productPath));
    assert.match((await refusal(`frame.png?${asked}`))[1], /^Reduced\/a.fits is not on the disk any more/);
  });

  it('tells of nights that are being filled, and begins one for a person', async () => {
    const times = { lastFileSecondsAgo: 4, settleSeconds: 300, beginsInSeconds: 296, begun: false };
    server.double.answers.filling = [{ folder: '2025-10-15', files: 33, ...times }];
    const { nights } = (await (await server.get('nights')).json()) as NightsAnswer;
    assert.deepEqual(nights, [{ folder: '2025-10-15', files: 33, ...times }]);
    const word = { folder: '2025-10-15', by: 'A. Observer' };
    assert.equal((await server.post('begin', { ...word, by: ' ' })).status, 400);
    assert.equal((await server.post('begin', word)).status, 200);
    assert.deepEqual(server.double.begun, [word]);
  });
});
