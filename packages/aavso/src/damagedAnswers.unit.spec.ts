import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readJson } from './http/jsonReading.js';
import { page } from './testing/answering.js';
import { vspClient } from './vsp/vspClient.js';
import { archiveClient } from './vsx/archiveClient.js';
import { readObservationList } from './vsx/observationList.js';
import { vsxClient } from './vsx/vsxClient.js';

const NUMBERS = [
  '325.678',
  43.5,
  'NaN',
  '1e999',
  '1'.repeat(1_000),
  `1${' '.repeat(900)}!`,
  '-',
  '21:42:30.0',
  '99:99:99',
];
const WORDS = ['SS Cyg', '', ' ', '\u001b[2J', '\u202e', 'x'.repeat(50_000), '../../etc/passwd', '<b>', '000-BCP-198'];

/** A value of JSON of the right kind, of a wrong one, or none. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...NUMBERS,
    ...WORDS,
    '(0.2) V',
    '<15.2 CV',
    '16.7: V',
    null,
    true,
    {},
    [],
    [null],
    -0,
    2 ** 60,
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Objects that have these names or lack some of them. */
const recordOf = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });

const star = recordOf(
  'Name',
  'AUID',
  'RA2000',
  'Declination2000',
  'MaxMag',
  'MinMag',
  'Period',
  'Epoch',
  'OID',
  'Category',
);
const stars = fc.oneof(star, fc.array(star, { maxLength: 3 }), value);
const band = fc.oneof(recordOf('band', 'mag', 'error'), value);
const comp = fc.record(
  { auid: value, ra: value, dec: value, label: value, comments: value, bands: fc.oneof(fc.array(band), value) },
  { requiredKeys: [] },
);
const chart = fc.record(
  {
    chartid: value,
    fov: value,
    maglimit: value,
    star: value,
    photometry: fc.oneof(fc.array(fc.oneof(comp, value)), value),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc
    .oneof(
      fc.record({ VSXObject: stars }),
      fc.record({ VSXObjects: fc.oneof(stars, fc.record({ VSXObject: stars })) }),
      chart,
    )
    .map((json) => JSON.stringify(json)),
  fc.constantFrom(
    '',
    ' ',
    '<html>',
    '{',
    '[]',
    'null',
    '0',
    '{"VSXObject":',
    '['.repeat(100_000),
    '{"a":'.repeat(50_000),
  ),
  fc.string({ unit: 'binary' }),
);
const status = fc.constantFrom(200, 200, 200, 400, 404);
const field = { fovArcmin: 60, magLimit: 14 };
const position = { raDegrees: 1, decDegrees: 2 };

describe('a damaged answer', () => {
  it('of VSX or VSP is data, none, or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(body, status, async (text, code) => {
        const fetch = async () => page(text, code);
        const vsx = vsxClient({ baseUrl: 'https://vsx', fetch });
        const vsp = vspClient({ baseUrl: 'https://vsp', fetch });
        const answers = [
          await vsx.byName('SS Cyg'),
          await vsx.near(position, 1),
          await vsp.byStar('SS Cyg', field),
          await vsp.byPosition(position, field),
        ];
        for (const answer of answers)
          if (answer.outcome === 'unavailable') assert.ok(isPlain(answer.reason), JSON.stringify(answer.reason));
          else if (answer.outcome === 'found') assert.ok(longestIn(answer.value) <= 1_000);
      }),
      { seed: 1 },
    );
  });

  it('of the archive is a list or a sentence', async () => {
    const cell = fc.oneof(
      fc.constantFrom('JD', 'mag', 'by', '2460000.5', 'x'.repeat(9_000), '@', '\u001b'),
      fc.string(),
    );
    const list = fc
      .array(fc.array(cell, { maxLength: 5 }), { maxLength: 5 })
      .map((rows) => ['JD@@@mag@@@by', ...rows.map((row) => row.join('@@@'))].join('\n'));
    const ask = (text: string) => archiveClient({ baseUrl: 'https://vsx', fetch: async () => page(text) });
    await fc.assert(
      fc.asyncProperty(fc.oneof(list, body), async (text) => {
        const answer = await ask(text)({ star: 'SS Cyg', fromJd: 1, toJd: 2 });
        if (answer.ok) for (const { jd, mag } of answer.value) assert.ok(Number.isFinite(jd) && Number.isFinite(mag));
        else assert.ok(isPlain(answer.fault.message), JSON.stringify(answer.fault.message));
        readObservationList(text);
        readJson(text);
      }),
      { seed: 2 },
    );
  });
});

function isPlain(text: string): boolean {
  return text.length < 1_000 && !/[\p{Cc}\p{Cf}]/u.test(text);
}

/** Of all texts in it. */
function longestIn(json: unknown): number {
  if (typeof json === 'string') return json.length;
  if (typeof json !== 'object' || json === null) return 0;
  return Math.max(0, ...Object.values(json).map(longestIn));
}
