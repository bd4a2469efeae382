import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { MEASUREMENT_FLAGS } from '../domain/measurement/flags.js';
import { FLAGS_DOCUMENT, flagsPage } from './flagsPage.js';

const HOW = 'run: node services/photometry/dist/adapters/writeFlagsPage.js';

describe('the page of flags', () => {
  it('is what the registry says today', () => {
    assert.equal(readFileSync(FLAGS_DOCUMENT, 'utf8'), flagsPage(), HOW);
  });

  it('has every flag with its sentence', () => {
    const lines = flagsPage().split('\n');
    for (const { name, short, long } of MEASUREMENT_FLAGS)
      assert.ok(
        lines.some((line) => [`\`${name}\``, short, long].every((part) => line.includes(part))),
        name,
      );
  });
});
