import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isPermissive, usedPackages } from './licences.js';
import { LICENCES_DOCUMENT, licencesPage, PACKAGE_LOCK } from './licencesPage.js';

const lock = readFileSync(PACKAGE_LOCK, 'utf8');

describe('the licences of the packages a run uses', () => {
  it('ask for no more than to be named, every one of them', () => {
    const used = usedPackages(lock);
    assert.ok(used.length > 100);
    assert.deepEqual(
      used.filter(({ licence }) => !isPermissive(licence)).map(({ name, licence }) => `${name}: ${licence}`),
      [],
    );
  });

  it('stand in their page as package-lock.json has them today', () => {
    assert.equal(readFileSync(LICENCES_DOCUMENT, 'utf8'), licencesPage(lock), 'run: npm run licences');
  });
});

describe('isPermissive', () => {
  it('takes a choice of which one is, and a sum of which all are', () => {
    for (const licence of [
      'MIT',
      '(MIT OR GPL-3.0-only)',
      '(Apache-2.0 AND BSD-3-Clause)',
      'MIT OR ISC AND BSD-2-Clause',
    ])
      assert.equal(isPermissive(licence), true, licence);
  });

  it('refuses what asks for the source, what nobody knows, and what nobody says', () => {
    const asking = [
      'GPL-2.0-or-later',
      'LGPL-3.0',
      'AGPL-3.0-only',
      'MPL-2.0',
      '(MIT AND GPL-3.0)',
      '(MIT OR GPL-2.0) AND GPL-3.0',
    ];
    for (const licence of [...asking, 'SEE LICENSE IN LICENSE', 'UNLICENSED', '', null])
      assert.equal(isPermissive(licence), false, String(licence));
  });
});

describe('usedPackages', () => {
  it('leaves out what only builds or tests, and our own', () => {
    const packages = {
      '': { version: '1' },
      'packages/own': { version: '1' },
      'node_modules/own': { link: true },
      'node_modules/tester': { version: '1', license: 'GPL-3.0', dev: true },
      'node_modules/@scope/b': { version: '2', license: 'MIT' },
      'node_modules/a/node_modules/@scope/b': { version: '1' },
      'node_modules/c/node_modules/@scope/b': { version: '2', license: 'MIT' },
    };
    assert.deepEqual(usedPackages(JSON.stringify({ packages })), [
      { name: '@scope/b', version: '1', licence: null },
      { name: '@scope/b', version: '2', licence: 'MIT' },
    ]);
  });
});
