import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locate } from '@wombat/prerequisites';
import { describeUnless } from '@wombat/testdata';
import Database from 'better-sqlite3';
import { writeFirstNight } from './harness/firstNight.js';
import { type Places, startWombat } from './harness/workplace.js';

const NEWER = { software: 'wombatpipeline 9.0.0', events: { ScanCompleted: 2, NightForgotten: 1 } };
/** An event as a version to come may write it. */
const NEWER_EVENT = {
  subject: 'wombat.events._._',
  headers: [
    ['Wombat-Id', 'scan:to-come'],
    ['Wombat-Type', 'ScanCompleted'],
    ['Wombat-Version', '2'],
    ['Wombat-Occurred-At', '2027-11-22T00:00:00Z'],
  ] satisfies [string, string][],
  text: '{}',
};

describeUnless(locate('nats-server') === null && 'needs nats-server')('an older program on a newer home', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-newer-home-'));
  const at = (name: string) => join(folder, name);
  const placesOf = (name: string): Places => ({
    data: at(`${name}-data`),
    home: at(name),
    config: at('wombat.yaml'),
  });
  /** A data folder belongs to one home. */
  const withData = (places: Places): Places => {
    mkdirSync(places.data);
    return places;
  };
  const writtenBy = (home: string) => join(home, 'written-by.json');

  beforeAll(async () => {
    writeFileSync(at('wombat.yaml'), 'ingest: { fileSettleSeconds: 0, nightSettleSeconds: 0 }\n');
    writeFirstNight(at('backup'));
    const restored = startWombat(withData(placesOf('home')), 'restore', at('backup'));
    assert.equal(await restored.ended(), 0, restored.output);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A home of its own with the same log. */
  function homeFor(name: string): Places {
    cpSync(at('home'), at(name), { recursive: true });
    return withData(placesOf(name));
  }

  async function refused(places: Places, ...words: string[]): Promise<string> {
    const run = startWombat(places, ...words);
    assert.equal(await run.ended(), 1, run.output);
    assert.doesNotMatch(run.output, /starting it again/);
    return run.output;
  }

  it('is refused before anything starts, with what to do', async () => {
    const places = homeFor('marked');
    writeFileSync(writtenBy(places.home), JSON.stringify(NEWER));
    const said = await refused(places, 'up');
    assert.match(said, /^wombat: a newer program \(wombatpipeline 9\.0\.0\) was at work in the home /);
    assert.match(said, /ScanCompleted of version 2, here 1; NightForgotten, unknown here/);
    assert.match(said, /start the newer program again, or put a backup made before it into a new home/);
    assert.equal(existsSync(join(places.home, 'db')), false);
  });

  it('is refused a backup of it', async () => {
    writeFirstNight(at('newer-backup'));
    mkdirSync(at('newer-backup/home'));
    writeFileSync(writtenBy(at('newer-backup/home')), JSON.stringify(NEWER));
    assert.match(
      await refused(withData(placesOf('new')), 'restore', at('newer-backup')),
      /is of a newer program .*: use that one\n/,
    );
    assert.equal(existsSync(at('new')), false);
  });

  it('stops at a newer event of a log nobody told it of, for good', async () => {
    writeFirstNight(at('longer'), [NEWER_EVENT]);
    const places = withData(placesOf('unmarked'));
    const restored = startWombat(places, 'restore', at('longer'));
    assert.equal(await restored.ended(), 0, restored.output);
    const said = await refused(places, 'up');
    assert.match(said, /ScanCompleted#21 has version 2; this program knows 1: .*a newer program may read it/);
  });

  it('stops at tables that a newer one has laid', async () => {
    const places = homeFor('laid');
    mkdirSync(join(places.home, 'db'));
    const tables = new Database(join(places.home, 'db/catalog.db'));
    tables.exec('CREATE TABLE migrations (id INTEGER PRIMARY KEY, timestamp BIGINT, name TEXT)');
    tables.exec("INSERT INTO migrations (timestamp, name) VALUES (4000000000000, 'Comets4000000000000')");
    tables.close();
    const said = await refused(places, 'up');
    assert.match(said, /a newer program has laid the tables in \S+catalog\.db \(Comets4000000000000\)/);
    assert.equal(JSON.parse(readFileSync(writtenBy(places.home), 'utf8')).software, 'wombatpipeline 0.1.0');
  });
});
