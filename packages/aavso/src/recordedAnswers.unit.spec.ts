import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describeUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { answering, page } from './testing/answering.js';
import { chartFromTable } from './testing/chartFromTable.js';
import { vspClient } from './vsp/vspClient.js';
import { vsxClient } from './vsx/vsxClient.js';

const FOLDER = 'fixtures/aavso';
const baseUrl = 'https://aavso.test/';
const at = { raDegrees: 10, decDegrees: -5 };
const vsx = (body: string) => vsxClient({ baseUrl, fetch: answering(page(body)).fetch });
const chartOf = (body: string) =>
  vspClient({ baseUrl, fetch: answering(page(body)).fetch }).byStar('any', { fovArcmin: 60, magLimit: 16 });

type Row = Record<string, unknown>;

function rowsOf(content: unknown): Row[] {
  if (content === '' || content === undefined) return [];
  return (Array.isArray(content) ? content : [content]) as Row[];
}

/** Every fact VSX gives of a star is there, as the number it is. */
function sameStar(row: Row, star: object): void {
  const read: Row = { ...star };
  assert.deepEqual([read.name, read.auid], [row.Name, row.AUID ?? null]);
  assert.deepEqual([read.raDegrees, read.decDegrees], [Number(row.RA2000), Number(row.Declination2000)]);
  for (const [fact, key] of [
    ['properMotionRaMas', 'ProperMotionRA'],
    ['properMotionDecMas', 'ProperMotionDec'],
  ] as const)
    assert.equal(read[fact], row[key] === undefined ? null : Number(row[key]), `${row.Name}: ${key}`);
  for (const [fact, key] of [
    ['period', 'Period'],
    ['epoch', 'Epoch'],
  ] as const) {
    const digits = /\d+(\.\d*)?/.exec(String(row[key] ?? ''))?.[0];
    assert.equal(read[fact], digits === undefined ? null : Number(digits), `${row.Name}: ${key} ${row[key]}`);
  }
  for (const [fact, key] of [
    ['maxMag', 'MaxMag'],
    ['minMag', 'MinMag'],
  ] as const) {
    const magnitude = read[fact] as { value?: unknown } | null;
    const digits = /\d+(\.\d*)?/.exec(String(row[key] ?? ''))?.[0];
    assert.equal(
      magnitude?.value ?? null,
      digits === undefined ? null : Number(digits),
      `${row.Name}: ${key} ${row[key]}`,
    );
  }
}

const RULES: readonly [kind: RegExp, rule: (text: string) => Promise<void>][] = [
  [
    /^vsx-object-.*\.json$/,
    async (text) => {
      const [row] = rowsOf(JSON.parse(text).VSXObject);
      const answer = await vsx(text).byName('any');
      assert.equal(answer.outcome, row === undefined ? 'unknown' : 'found');
      if (row !== undefined && answer.outcome === 'found') sameStar(row, answer.value);
    },
  ],
  [
    /^vsx-list-.*\.json$/,
    async (text) => {
      const list = JSON.parse(text).VSXObjects;
      const rows = rowsOf(Array.isArray(list) ? list : list?.VSXObject);
      const answer = await vsx(text).near(at, 0.1);
      assert.ok(answer.outcome === 'found');
      assert.equal(answer.value.length, rows.length);
      for (const [index, star] of answer.value.entries()) sameStar(rows[index] ?? {}, star);
    },
  ],
  [
    /^vsp-(chart-.*\.json|photometry-table-.*\.csv)$/,
    async (text) => {
      const chart = text.trimStart().startsWith('{') ? JSON.parse(text) : chartFromTable(text);
      const answer = await chartOf(JSON.stringify(chart));
      assert.ok(answer.outcome === 'found', JSON.stringify(answer));
      const rows = rowsOf(chart.photometry);
      assert.deepEqual(
        answer.value.comps.map(({ auid, bands }) => [auid, bands.map(({ mag }) => mag)]),
        rows.map(({ auid, bands }) => [auid, rowsOf(bands).map(({ mag }) => mag)]),
      );
      for (const { bands } of answer.value.comps) assert.ok(bands.every(({ band }) => !/^(Rc|Ic|Z)$/.test(band)));
    },
  ],
  [
    // Answers of other addresses of VSX: no star and no list of them, so the service gave no answer.
    /^vsx-(.*\.xml|api-std_fields.*\.json)$/,
    async (text) => {
      assert.equal((await vsx(text).byName('any')).outcome, 'unavailable');
      assert.equal((await vsx(text).near(at, 0.1)).outcome, 'unavailable');
      assert.equal((await chartOf(text)).outcome, 'unavailable');
    },
  ],
];
/** Files that are no answers of VSX or VSP. */
const OTHERS = /^(extended-format-|ta-|aavso-v2-api-|aid-)/;

describeUnless(skipWithout(FOLDER))('recorded answers of VSX and VSP', () => {
  const folder = sharedPath(FOLDER);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => !OTHERS.test(name)) : [];

  it('are here in every kind', () => {
    for (const [kind] of RULES)
      assert.ok(
        files.some((name) => kind.test(name)),
        `no file of the kind ${kind}`,
      );
  });

  for (const name of files) {
    it(`${name} is read by the rule of its kind`, async () => {
      const rule = RULES.find(([kind]) => kind.test(name))?.[1];
      assert.ok(rule, `no rule for ${name}`);
      await rule(readFileSync(`${folder}/${name}`, 'utf8'));
    });
  }
});
