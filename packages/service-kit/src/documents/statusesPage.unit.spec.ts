import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FRAME_FAILURES, FRAME_STATES, STATUSES, SUBMITTED } from '@wombat/proto/words';
import { STATUSES_DOCUMENT } from './statusesDocument.js';
import { statusesPage } from './statusesPage.js';

const HOW = 'run: node packages/service-kit/dist/documents/writeStatusesPage.js';

describe('the page of statuses', () => {
  it('is what the registries say today', () => {
    assert.equal(readFileSync(STATUSES_DOCUMENT, 'utf8'), statusesPage(), HOW);
  });

  it('has every word with its meaning and what to do about it', () => {
    const page = statusesPage();
    for (const registry of [STATUSES, SUBMITTED, FRAME_STATES, FRAME_FAILURES]) {
      for (const [word, { meaning, advice }] of Object.entries(registry)) {
        const lines = page.split('\n').filter((line) => line.includes(`\`${word}\``));
        assert.ok(
          lines.some((line) => line.includes(meaning) && line.includes(advice)),
          word,
        );
      }
    }
  });
});
