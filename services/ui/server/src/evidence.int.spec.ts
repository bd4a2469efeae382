import assert from 'node:assert/strict';
import { provenance } from '@wombat/proto';
import { PNG } from 'pngjs';
import type {
  ExplanationAnswer,
  FieldAnswer,
  FrameAnswer,
  HistoryAnswer,
  MastersAnswer,
  NightsAnswer,
  ReportAnswer,
} from './domain/contract.js';
import { ASKED_SERVICES, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { refusal, serveDesk } from './testing/servedDesk.js';
import { WrittenEvidence } from './testing/writtenEvidence.js';

const series = 'night=20251015&targetName=XZ+Cyg&filter=V';
const HEAD = '#TYPE=Extended\n#OBSCODE=ABC\n#SOFTWARE=x\n#DELIM=,\n#DATE=JD\n#OBSTYPE=CCD\n';
const row = (date: string) => `XZ Cyg,${date},9.456,0.010,V,NO,STD,ENSEMBLE,na,118,11.800,1.2,na,X123,na\n`;
const [before, now] = [HEAD + row('2460964.28148'), HEAD + row('2460964.28148') + row('2460964.3')];

describe('what the page is told of how magnitudes came about', () => {
  const written = new WrittenEvidence();
  const desk = serveDesk({ ...SAMPLE_ANSWERS }, ASKED_SERVICES, { environment: written.environment });
  const refused = async (path: string) => {
    const { status, error } = await refusal(desk.get(path));
    return [status, error] as const;
  };

  it('gives the report as it stands on the disk, with the rows that are new', async () => {
    const [report, previous] = [written.text('now.txt', now), written.text('before.txt', before)];
    desk.double.answers.report = { revision: 2, report, previous, whyNotSendable: 'it is not approved' };
    const answer = (await (await desk.get(`report?${series}`)).json()) as ReportAnswer;
    assert.deepEqual([answer.text, answer.sha256, answer.why], [now, report.sha256, 'it is not approved']);
    assert.deepEqual([answer.rows.length, answer.changed, answer.faults], [2, [1], []]);
  });

  it('says that a report is gone, or was changed', async () => {
    const report = written.text('mine.txt', now);
    desk.double.answers.report = { revision: 2, report, whyNotSendable: '' };
    written.text('mine.txt', before);
    assert.deepEqual(await refused(`report?${series}`), [
      409,
      'Reduced/mine.txt was changed since it was made: reduce the series again',
    ]);
    written.remove(report);
    assert.deepEqual(await refused(`report?${series}`), [
      404,
      'Reduced/mine.txt is not on the disk any more: reduce the series again',
    ]);
  });

  it('gives a file under its own name, and no file but those the revision names', async () => {
    desk.double.answers.products = { revision: 2, table: written.text('Ω.tbl', 'a\tb\n') };
    const response = await desk.get(`product?${series}&kind=table`);
    assert.equal(await response.text(), 'a\tb\n');
    assert.equal(response.headers.get('content-disposition'), "attachment; filename*=UTF-8''%CE%A9.tbl");
    assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.deepEqual(await refused(`product?${series}&kind=radec`), [
      404,
      'XZ Cyg V of 20251015 has no file of this kind (yet)',
    ]);
    assert.equal((await refused(`product?${series}&kind=../../etc/passwd`))[0], 400);
    desk.double.answers.products = { revision: 2, radec: { path: '../ui.log', sha256: 'ab' } };
    assert.match((await refused(`product?${series}&kind=radec`))[1], /leads out of the data folder|not on the disk/);
  });

  it('tells where the number of a point comes from, by the file that was written', async () => {
    const frame = { path: 'Light/XZ Cyg/a.fits', sha256: 'ab'.repeat(32) };
    const told = provenance.Provenance.toJSON(
      provenance.Provenance.fromJSON({
        ...{ version: 1, software: 'x', revision: 2, band: 'V', series: {}, settings: {}, calibration: {} },
        ...{ star: { name: 'XZ Cyg' }, report: { path: 'now.txt', sha256: 'cd' } },
        comparison: { mode: 'ensemble', chartId: 'X123' },
        transformation: { method: 'zeroPoint' },
        points: [{ row: 1, frame, filename: 'a.fits', jdUtc: 2_460_964.5, mag: 9.5, magError: 0.01 }],
      }),
    );
    desk.double.answers.products = { revision: 2, provenance: written.text('p.json', JSON.stringify(told)) };
    const point = `explain?${series}&sha256=`;
    const answer = (await (await desk.get(point + frame.sha256)).json()) as ExplanationAnswer;
    assert.match(answer.title, /^XZ Cyg in V, night .*, row 1 of the report$/);
    assert.match(answer.sections[0]?.lines[0] ?? '', /^9\.500 ± 0\.010 in V at JD 2460964\.50000/);
    assert.equal((await refused(point + 'ef'.repeat(32)))[0], 404);
    assert.deepEqual(await refused(`${point}ab`), [400, 'sha256 must be a SHA-256 sum']);
    desk.double.answers.products = { revision: 2 };
    assert.match((await refused(point + frame.sha256))[1], /has no report that tells what it rests on$/);
    desk.double.answers.products = { revision: 2, provenance: written.text('other.json', '{"version":1}') };
    assert.match((await refused(point + frame.sha256))[1], /^Reduced\/other\.json: it cannot be read/);
  });

  it('gives the history of a series, and no other', async () => {
    const at = '2026-01-01T00:00:00Z';
    desk.double.answers.history = {
      revisions: [{ revision: 1, at, cause: 'discovered', by: 'ingest', settingsHash: 'ab' }],
      verdicts: [{ at, verdict: 'approved', by: 'ABC', reason: '', revision: 1 }],
      points: [
        { at, by: 'ABC', words: '', frames: 2 },
        { at, by: 'ABC', reasonCode: 'cloud', words: 'thick', frames: 2 },
      ],
    };
    const answer = (await (await desk.get(`history?${series}`)).json()) as HistoryAnswer;
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
    assert.equal((await refused('history?night=2025'))[0], 400);
  });

  it('gives a light curve as a file, under the name of its series', async () => {
    for (const [kind, type, first] of [
      ['csv', 'text/csv; charset=utf-8', 'role,star,'],
      ['json', 'application/json; charset=utf-8', '{'],
      ['votable', 'application/x-votable+xml', '<?xml'],
    ] as const) {
      const response = await desk.get(`export?${series}&kind=${kind}`);
      assert.equal(response.headers.get('content-type'), type);
      assert.match(response.headers.get('content-disposition') ?? '', /UTF-8''XZ%20Cyg_V_20251015\.(csv|json|vot)$/);
      assert.ok((await response.text()).startsWith(first), kind);
    }
    assert.equal((await refused(`export?${series}&kind=xls`))[0], 400);
  });

  it('gives the picture of a frame, and what lies on it', async () => {
    desk.double.answers.frame = await written.frame('a.fits');
    const asked = `${series}&sha256=${'ab'.repeat(32)}&size=64&centre=T1`;
    const { stars, width, radii } = (await (await desk.get(`frame?${asked}`)).json()) as FrameAnswer;
    assert.deepEqual(
      [stars, width, radii.aperture],
      [
        [
          { id: 'T1', x: 32, y: 32, flags: [] },
          { id: 'T2', x: 2, y: 22, flags: [] },
        ],
        64,
        5,
      ],
    );
    for (const time of ['made', 'kept']) {
      const response = await desk.get(`frame.png?${asked}`);
      assert.equal(response.headers.get('content-type'), 'image/png', time);
      const png = PNG.sync.read(Buffer.from(await response.arrayBuffer()));
      assert.deepEqual([png.width, png.height, png.data[(32 * 64 + 32) * 4]], [64, 64, 255], time);
    }
    assert.equal((await refused(`frame.png?${asked.replace('size=64', 'size=9999')}`))[0], 400);
    written.remove({ path: 'Reduced/a.fits' });
    assert.match((await refused(`frame.png?${asked}`))[1], /^Reduced\/a.fits is not on the disk any more/);
  });

  it('gives the field of a series with its stars, plain and drawn', async () => {
    desk.double.answers.field = await written.field('field.fits');
    const asked = `${series}&size=300`;
    const { stars, width, height, strip } = (await (await desk.get(`field?${asked}`)).json()) as FieldAnswer;
    assert.deepEqual([width, height], [200, 300]);
    assert.deepEqual(
      stars.map(({ role, tag }) => [role, tag.text]),
      [
        ['T1', 'XZ Cyg'],
        ['T2', '118'],
        ['C3', '120'],
        ['', '123'],
      ],
    );
    for (const [marks, rows] of Object.entries({ none: height, drawn: height + strip })) {
      const response = await desk.get(`field.png?${asked}&marks=${marks}`);
      assert.equal(response.headers.get('content-type'), 'image/png');
      const picture = PNG.sync.read(Buffer.from(await response.arrayBuffer()));
      assert.deepEqual([picture.width, picture.height], [width, rows]);
    }
    assert.equal((await refused(`field.png?${asked}&marks=some`))[0], 400);
  });

  it('gives the picture of a frame that was lost, and of a master, and says which file cannot be shown', async () => {
    const sha256 = 'ab'.repeat(32);
    const { path } = written.text('broken.fits', 'no FITS at all');
    await written.frame('b.fits');
    const product = await written.ramp('flat.fits');
    const asked = `${series}&sha256=${sha256}&size=64`;
    desk.double.answers.frames = [{ path: 'Reduced/b.fits', sha256, state: 'failed', stage: 'solve' }];
    desk.double.answers.masters = [
      { night: '20251015', calType: 'flat', filter: 'V', state: 'built', product, numImages: 9, median: 1, scatter: 2 },
    ];
    const { masters } = (await (await desk.get('masters?night=20251015')).json()) as MastersAnswer;
    assert.deepEqual(
      masters.map((one) => [one.kind, one.filter, one.frames, one.sha256, one.exposureSeconds]),
      [['flat', 'V', 9, product.sha256, null]],
    );
    for (const picture of [`raw.png?${asked}`, `master.png?night=20251015&sha256=${product.sha256}&size=64`]) {
      const response = await desk.get(picture);
      const png = PNG.sync.read(Buffer.from(await response.arrayBuffer()));
      assert.deepEqual([response.status, png.width, png.height], [200, 60, 40], picture);
    }
    desk.double.answers.frames = [{ path, sha256, state: 'broken', reason: 'no FITS' }];
    assert.match((await refused(`raw.png?${asked}`))[1], /^Reduced\/broken.fits cannot be shown: /);
    desk.double.answers.frames = [{ path: '../ui.log', sha256, state: 'broken' }];
    assert.match((await refused(`raw.png?${asked}`))[1], /leads out of the data folder|not on the disk/);
    for (const nobodys of [
      `raw.png?${asked.replace('ab', 'ba')}`,
      `master.png?night=20251015&sha256=${sha256}&size=64`,
    ])
      assert.equal((await refused(nobodys))[0], 404);
  });

  it('tells of nights that are being filled, and begins one for a person', async () => {
    const times = { lastFileSecondsAgo: 4, settleSeconds: 300, beginsInSeconds: 296, begun: false };
    desk.double.answers.filling = [{ folder: '2025-10-15', files: 33, ...times }];
    const { nights } = (await (await desk.get('nights')).json()) as NightsAnswer;
    assert.deepEqual(nights, [{ folder: '2025-10-15', files: 33, ...times }]);
    const word = { folder: '2025-10-15', by: 'A. Observer' };
    assert.equal((await desk.post('begin', { ...word, by: ' ' })).status, 400);
    assert.equal((await desk.post('begin', word)).status, 200);
    assert.deepEqual(desk.double.begun, [word]);
  });

  it('tells of nights that are paused, and pauses one for a person', async () => {
    desk.double.answers.paused = [{ night: '20251014', by: 'A. Observer' }];
    const { paused } = (await (await desk.get('nights')).json()) as NightsAnswer;
    assert.deepEqual(paused, [{ night: '20251014', by: 'A. Observer' }]);
    const word = { night: '20251015', paused: true, by: 'A. Observer' };
    for (const wrong of [{ by: ' ' }, { night: '2025-10-15' }, { paused: 'yes' }])
      assert.equal((await desk.post('pause', { ...word, ...wrong })).status, 400);
    assert.equal((await desk.post('pause', word)).status, 200);
    assert.deepEqual(desk.double.pauses, [word]);
  });

  it('tells of nights that are cancelled and that go first, and cancels one for a person who says why', async () => {
    const word = { night: '20251015', by: 'A. Observer', reason: 'clouds' };
    desk.double.answers.cancelled = [{ ...word, night: '20251013' }];
    desk.double.answers.first = [{ night: '20251012', by: 'A. Observer' }];
    const { cancelled, first } = (await (await desk.get('nights')).json()) as NightsAnswer;
    assert.deepEqual([cancelled, first], [desk.double.answers.cancelled, desk.double.answers.first]);
    for (const wrong of [{ by: ' ' }, { night: '2025-10-15' }, { reason: '' }])
      assert.equal((await desk.post('cancel', { ...word, ...wrong })).status, 400);
    assert.equal((await desk.post('cancel', word)).status, 200);
    assert.deepEqual(desk.double.cancels, [word]);
  });

  it('puts a night first for a person', async () => {
    const word = { night: '20251015', by: 'A. Observer' };
    for (const wrong of [{ by: ' ' }, { night: '2025-10-15' }])
      assert.equal((await desk.post('first', { ...word, ...wrong })).status, 400);
    assert.equal((await desk.post('first', word)).status, 200);
    assert.deepEqual(desk.double.putFirst, [word]);
  });
});
