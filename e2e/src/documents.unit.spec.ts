import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { SOLVE_METHODS } from '@wombat/proto/words';
import {
  anchors,
  checkout,
  document,
  documents,
  localLinks,
  namedPlaces,
  packageFolders,
  runnableBlocks,
} from './documents/document.js';

describe('the documents', () => {
  const pages = documents();

  it('are all there', () => {
    const paths = pages.map(({ path }) => path);
    for (const name of ['README', 'ARCHITECTURE', 'CONTRIBUTING', 'CHANGELOG'])
      assert.ok(paths.includes(`${name}.md`), name);
    assert.ok(existsSync(join(checkout, 'LICENSE')));
  });

  for (const page of pages) {
    it(`${page.path} links to what is there`, () => {
      for (const link of localLinks(page)) {
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? page.path : posix.join(posix.dirname(page.path), file);
        assert.ok(existsSync(join(checkout, target)), `${page.path} links to ${link}: there is no ${target}`);
        if (anchor === undefined || !target.endsWith('.md')) continue;
        assert.ok(anchors(document(target)).includes(anchor), `${page.path} links to ${link}: no such heading`);
      }
    });

    it(`${page.path} names files that are there`, () => {
      const missing = namedPlaces(page).filter((place) => !existsSync(join(checkout, place)));
      assert.deepEqual(missing, []);
    });
  }

  it('can be reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const path of reached) {
      for (const link of localLinks(document(path))) {
        const target = posix.join(posix.dirname(path), link.split('#')[0] ?? '');
        if (target.endsWith('.md')) reached.add(target);
      }
    }
    assert.deepEqual(
      pages.map(({ path }) => path).filter((path) => !reached.has(path)),
      [],
    );
  });

  for (const folder of packageFolders()) {
    it(`${folder} says what it is, its door and its neighbours`, () => {
      const { text } = document(`${folder}/README.md`);
      for (const heading of ['## Rooms', '## Door', '## Neighbours'])
        assert.ok(text.includes(`\n${heading}\n`), `${folder}/README.md has no ${heading}`);
      const { dependencies = {} } = JSON.parse(readFileSync(join(checkout, folder, 'package.json'), 'utf8'));
      const own = Object.keys(dependencies).flatMap((name) => /^@wombat\/(.+)$/.exec(name)?.[1] ?? []);
      const [, said = ''] = /## Neighbours\n\nRests on ([\s\S]*?)\.(?:\s|$)/.exec(text) ?? [];
      const named = [...said.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
      assert.deepEqual(named.sort(), own.sort(), `${folder}/README.md says what it rests on`);
    });
  }

  it('tell of every way a frame is solved, in the order they are tried in', () => {
    const { text } = document('docs/plate-solving.md');
    const rows = [...text.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, method, what]) => [method, what]);
    assert.deepEqual(rows, Object.entries(SOLVE_METHODS));
  });

  it('show commands that are run by a test', () => {
    for (const path of ['README.md', 'docs/getting-started.md'])
      assert.ok(runnableBlocks(document(path)).length > 0, path);
  });

  it('show for containers what is run by the script that brings containers up, all of it', () => {
    const script = readFileSync(join(checkout, 'tools/containers'), 'utf8');
    const { text } = document('docs/operations.md');
    const shown = text.split(/^#+ /m).filter((section) => /^```sh containers$/m.test(section));
    assert.deepEqual(
      shown.map((section) => section.slice(0, section.indexOf('\n'))).sort(),
      [...script.matchAll(/^ *shown (?:'(.+?)'|(\w+)) /gm)].map(([, words, word]) => words ?? word).sort(),
    );
    assert.equal([...text.matchAll(/^```sh/gm)].length, shown.length);
  });
});
