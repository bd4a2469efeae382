import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusOf } from './corpus.js';
import { fuzzCases } from './fuzzCases.js';

/** `fuzzProcess FIRST COUNT FOLDER...`: a line of JSON with what happened and the most memory the process ever held. */
const [first = '0', count = '0', ...folders] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'fits-fuzz-'));
try {
  const run = { first: Number(first), count: Number(count), file: join(folder, 'damaged.fits') };
  const totals = await fuzzCases(corpusOf(folders), run);
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ ...totals, peakMiB })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
