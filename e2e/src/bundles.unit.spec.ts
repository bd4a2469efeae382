import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './harness/workplace.js';

const SERVICES = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher', 'ui/server'];
const BUNDLES = [...SERVICES.map((service) => `services/${service}`), 'packages/launcher'];

describe('what a program is started from', () => {
  describe.each(BUNDLES)('%s', (folder) => {
    const bundle = join(PROJECT_ROOT, folder, 'dist/bundle');
    const texts = readdirSync(bundle).map((name) => readFileSync(join(bundle, name), 'utf8'));

    it('is there, in ASCII, as V8 would keep it at two bytes a character', () => {
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter((text) => /[^\0-\x7f]/.test(text))).toEqual([]);
    });

    it('holds no driver of a database other than SQLite', () => {
      expect(texts.filter((text) => /class (?:Postgres|Mysql|Oracle|SqlServer)Driver\b/.test(text))).toEqual([]);
    });
  });
});
