import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { itUnless } from '@wombat/testdata';
import { type Listing, listFiles } from './listFiles.js';

const base = mkdtempSync(join(tmpdir(), 'wombat-list-'));
let roots = 0;

function tree(...paths: string[]): string {
  const root = join(base, `root-${++roots}`);
  mkdirSync(root);
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
  return root;
}

const pathsOf = ({ files }: Listing) => files.map(({ path }) => path);

describe('listFiles', () => {
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it('lists every file in order, with size and time', async () => {
    const root = tree('n/Light/SS Cyg/b.fits', 'n/Light/SS Cyg/a.fits', 'n/Bias/c.fits', 'loose.txt', 'n/∂ \n/d.fits');
    utimesSync(join(root, 'loose.txt'), 1_700_000_000, 1_700_000_000.5);
    const listing = await listFiles(root);
    assert.deepEqual(pathsOf(listing), [
      'loose.txt',
      'n/Bias/c.fits',
      'n/Light/SS Cyg/a.fits',
      'n/Light/SS Cyg/b.fits',
      'n/∂ \n/d.fits',
    ]);
    // A copy that keeps its old time of change came here only now.
    const { ctimeMs } = statSync(join(root, 'loose.txt'));
    assert.deepEqual(listing.files[0], { path: 'loose.txt', size: 9, modifiedMilliseconds: ctimeMs });
    assert.deepEqual(listing.unreadable, []);
  });

  it('passes over our products and hidden files and folders', async () => {
    const root = tree(
      'n/Reduced/SS Cyg/a.fits',
      'n/.hidden/b.fits',
      'n/Bias/.c.fits',
      '.wombat/wombatpipeline.db',
      'n/Bias/d.fits',
    );
    assert.deepEqual(pathsOf(await listFiles(root)), ['n/Bias/d.fits']);
  });

  it('follows links to files within the tree, and names those that lead out of it', async () => {
    const root = tree('n/Bias/a.fits');
    const outside = tree('secret.fits');
    symlinkSync('a.fits', join(root, 'n/Bias/inside.fits'));
    symlinkSync(join(outside, 'secret.fits'), join(root, 'n/Bias/outside.fits'));
    symlinkSync(outside, join(root, 'folder'));
    symlinkSync(`${root}-beside`, join(root, 'dangling'));
    const listing = await listFiles(root);
    assert.deepEqual(pathsOf(listing), ['n/Bias/a.fits', 'n/Bias/inside.fits']);
    const reason = 'a link that leads out of the data folder is not followed';
    const [dangling, ...led] = listing.unreadable.sort((a, b) => (a.path < b.path ? -1 : 1));
    assert.deepEqual(led, [
      { path: 'folder', reason },
      { path: 'n/Bias/outside.fits', reason },
    ]);
    assert.equal(dangling?.path, 'dangling');
    assert.match(dangling?.reason ?? '', /^ENOENT/);
  });

  it('is not taken in by a folder beside whose name begins alike, nor by a ring of links', async () => {
    const root = tree('n/a.fits');
    mkdirSync(`${root}-beside`);
    writeFileSync(join(`${root}-beside`, 'b.fits'), 'b');
    symlinkSync(join(`${root}-beside`, 'b.fits'), join(root, 'n/b.fits'));
    symlinkSync('..', join(root, 'n/up'));
    symlinkSync('ring', join(root, 'ring'));
    const listing = await listFiles(root);
    assert.deepEqual(pathsOf(listing), ['n/a.fits']);
    assert.deepEqual(listing.unreadable.map(({ path }) => path).sort(), ['n/b.fits', 'n/up', 'ring']);
  });

  it('follows a link to a folder within the tree, but none to a folder it lies in, nor one behind another', async () => {
    const root = tree('1/Flat/a.fits', '2/Light/SS Cyg/b.fits');
    symlinkSync('../1/Flat', join(root, '2/Flat'));
    symlinkSync('../../2', join(root, '1/Flat/second'));
    symlinkSync('../..', join(root, '2/Light/up'));
    symlinkSync('.', join(root, '2/Light/SS Cyg/itself'));
    const listing = await listFiles(root);
    assert.deepEqual(pathsOf(listing), [
      '1/Flat/a.fits',
      '1/Flat/second/Light/SS Cyg/b.fits',
      '2/Flat/a.fits',
      '2/Light/SS Cyg/b.fits',
    ]);
    const reasonOf = new Map(listing.unreadable.map(({ path, reason }) => [path, reason]));
    const behind = ['Flat', 'Light/SS Cyg/itself', 'Light/up'].map((path) => `1/Flat/second/${path}`);
    assert.deepEqual([...reasonOf.keys()].sort(), [...behind, '2/Flat/second', '2/Light/SS Cyg/itself', '2/Light/up']);
    for (const [path, reason] of reasonOf) assert.match(reason, /^a link .* is not followed$/, path);
    assert.equal(reasonOf.get('2/Light/up'), 'a link to a folder it lies in itself is not followed');
    assert.equal(reasonOf.get('1/Flat/second/Light/SS Cyg/itself'), 'a link within a linked folder is not followed');
  });

  it('lists a data folder that is itself a link', async () => {
    const root = tree('n/a.fits');
    symlinkSync(root, `${root}-link`);
    assert.deepEqual(pathsOf(await listFiles(`${root}-link`)), ['n/a.fits']);
  });

  it('rejects where the data folder is not there', async () => {
    await assert.rejects(listFiles(join(base, 'missing')), { code: 'ENOENT' });
  });

  itUnless(mayReadAll())('names folders it may not read, and lists the others', () => {
    const root = tree('n/Bias/a.fits', 'n/Dark/b.fits');
    chmodSync(base, 0o755);
    chmodSync(join(root, 'n/Dark'), 0o000);
    const listing = listedByAnother(root);
    chmodSync(join(root, 'n/Dark'), 0o755);
    assert.deepEqual(pathsOf(listing), ['n/Bias/a.fits']);
    assert.deepEqual(listing.unreadable, [{ path: 'n/Dark', reason: 'no permission to read it' }]);
  });
});

/** Root may read everything; then somebody else is asked, if that can be done. */
function mayReadAll(): string | false {
  const isRoot = process.getuid?.() === 0;
  return isRoot && spawnSync('setpriv', ['--version']).status !== 0
    ? 'NOT RUN: root may read everything, and there is no setpriv'
    : false;
}

function listedByAnother(root: string): Listing {
  const module = new URL('./listFiles.js', import.meta.url).href;
  const script = `const { listFiles } = await import(${JSON.stringify(module)});
    process.stdout.write(JSON.stringify(await listFiles(${JSON.stringify(root)})));`;
  const node = [process.execPath, '--input-type=module', '--eval', script];
  const command =
    process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...node] : node;
  const child = spawnSync(command[0] ?? '', command.slice(1), { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Listing;
}
