import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Projection } from '../projection/projection.js';
import { migration } from '../tables/migration.js';
import { assertOpensOlderHome } from './olderHome.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-dump-'));
const file = join(folder, 'older.sql');
const dump = pathToFileURL(file);
const MADE = 'CREATE TABLE plate (path TEXT PRIMARY KEY)';
const MADE_OLDER = `${MADE};
CREATE TABLE checkpoint (stream TEXT PRIMARY KEY, sequence INTEGER NOT NULL, event_id TEXT NOT NULL);
CREATE TABLE subject_head (subject TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
CREATE TABLE "migrations" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "timestamp" bigint NOT NULL, "name" varchar NOT NULL);
INSERT INTO "migrations" VALUES (1, 1700000000000, 'CheckpointTables1700000000000'), (2, 1763000000000, 'Plates1763000000000');
INSERT INTO plate VALUES ('a.fits');`;
const SEEN = "INSERT INTO checkpoint VALUES ('events', 7, 'x');";

function plates(...steps: [name: string, statement: string][]): Projection {
  const migrations = steps.map(([name, statement]) => migration(name, [statement]));
  return { streams: ['events'], migrations, handlers: {} };
}

function opens(text: string, projection: Projection): Promise<void> {
  writeFileSync(file, text);
  return assertOpensOlderHome(dump, projection);
}

describe('assertOpensOlderHome', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('passes where the steps are the same, or go on from there', async () => {
    await opens(MADE_OLDER + SEEN, plates(['Plates1763000000000', MADE]));
    const wider = 'ALTER TABLE plate ADD COLUMN night TEXT';
    await opens(MADE_OLDER + SEEN, plates(['Plates1763000000000', MADE], ['Nights1764000000000', wider]));
  });

  it('fails where a step lost its name, was changed, or takes rows away, and where the home saw nothing', async () => {
    await assert.rejects(opens(MADE_OLDER + SEEN, plates(['Films1763000000000', MADE])), /already exists/);
    const changed = plates(['Plates1763000000000', 'CREATE TABLE plate (path TEXT)']);
    await assert.rejects(opens(MADE_OLDER + SEEN, changed), assert.AssertionError);
    const emptied = plates(['Plates1763000000000', MADE], ['Emptied1764000000000', 'DELETE FROM plate']);
    await assert.rejects(opens(MADE_OLDER + SEEN, emptied), /rows of plate/);
    await assert.rejects(opens(MADE_OLDER, plates(['Plates1763000000000', MADE])), /has seen events/);
  });
});
