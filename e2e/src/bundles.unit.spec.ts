import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './harness/workplace.js';

const SERVICES = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher', 'ui/server'];
const BUNDLES = [
  ...SERVICES.map((service) => `services/${service}/dist/bundle`),
  'packages/launcher/dist/bundle',
  'packages/launcher/dist/together',
];
/** What is started itself has a plain name; chunks have a digest in theirs. */
const STARTED = /^[a-zA-Z]+\.js$/;

/** The texts of what is started and of all it asks for: chunks of an earlier build may lie beside them. */
function textsBelow(bundle: string): string[] {
  const names = new Set(readdirSync(bundle).filter((name) => STARTED.test(name)));
  const texts: string[] = [];
  for (const name of names) {
    const text = readFileSync(join(bundle, name), 'utf8');
    texts.push(text);
    for (const [, asked = ''] of text.matchAll(/(?:from |import\()["']\.\/([\w.-]+\.js)["']/g)) names.add(asked);
  }
  return texts;
}

describe('what a program is started from', () => {
  describe.each(BUNDLES)('%s', (folder) => {
    const texts = textsBelow(join(PROJECT_ROOT, folder));

    it('is there, in ASCII, as V8 would keep it at two bytes a character', () => {
      expect(texts.length).toBeGreaterThan(1);
      expect(texts.filter((text) => /[^\0-\x7f]/.test(text))).toEqual([]);
    });

    it('holds no driver of a database other than SQLite', () => {
      expect(texts.filter((text) => /class (?:Postgres|Mysql|Oracle|SqlServer)Driver\b/.test(text))).toEqual([]);
    });
  });
});
