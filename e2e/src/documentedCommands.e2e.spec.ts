import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import { checkout, documents, runnableBlocks } from './documents/document.js';
import { layOut, type Workplace } from './harness/workplace.js';

interface Ended {
  code: number | null;
  output: string;
}

/** A reader's folder: `./wombat`, the tools, and a small invented night with its wombat.yaml. */
async function readersFolder(): Promise<Workplace> {
  const place = await layOut(defaultNights.rwPsA({ width: 384, height: 384, framesPerFilter: 8, filters: ['V'] }));
  const launcher = join(checkout, 'packages/launcher/dist/bundle/main.js');
  await writeFile(join(place.folder, 'wombat'), `#!/bin/sh\nexec "${process.execPath}" "${launcher}" "$@"\n`, {
    mode: 0o755,
  });
  for (const name of ['tools', 'packages', 'docs']) await symlink(join(checkout, name), join(place.folder, name));
  return place;
}

function shell(script: string, folder: string): Promise<Ended> {
  const env = { ...process.env, NATS_URL: '', PATH: `${join(process.execPath, '..')}:${process.env.PATH ?? ''}` };
  const child = spawn('sh', ['-eu', '-c', script], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

describe('the commands the documents show', () => {
  let place: Workplace;
  beforeAll(async () => {
    place = await readersFolder();
  });
  afterAll(() => place.close());

  for (const page of documents()) {
    const blocks = runnableBlocks(page);
    if (blocks.length === 0) continue;
    it(`of ${page.path} work as they stand`, async () => {
      for (const block of blocks) {
        const { code, output } = await shell(block, place.folder);
        assert.equal(code, 0, `${block}\n${output}`);
      }
    });
  }

  it('show an invented night that is large enough to be solved', async () => {
    const aavso = place.standin.url;
    const places = '--config invented/wombat.yaml --data invented/data --home invented/home';
    const reduce = `WOMBAT_AAVSO_VSX=${aavso} WOMBAT_AAVSO_VSP=${aavso} ./wombat run --once ${places}`;
    const { code, output } = await shell(reduce, place.folder);
    assert.equal(code, 0, output);
    assert.match(output, /Frames: 3 found, 3 solved, 3 measured, 3 reported/);
    const [shown = ''] =
      /^\.\/wombat explain .*$/m.exec(readFileSync(join(checkout, 'docs/provenance.md'), 'utf8')) ?? [];
    const told = await shell(`${shown} ${places}`, place.folder);
    assert.equal(told.code, 0, told.output);
    assert.match(told.output, /^RW PsA in V, night \d{8}, revision 1, row 1 of the report\n/);
    for (const heading of ['Magnitude', 'Error', 'Comparison stars', 'Frame', 'Masters', 'Settings'])
      assert.match(told.output, new RegExp(`\n\n${heading}\n  \\S`));
    const json = await shell(`${shown} --json ${places}`, place.folder);
    assert.equal(JSON.parse(json.output).points.length, 1);
    const wrong = await shell(`${shown.replace('PsA', 'Psa')} ${places}`, place.folder);
    assert.deepEqual([wrong.code, /did you mean \S+RWPsA\/V\?/.test(wrong.output)], [1, true], wrong.output);
  });
});
