import assert from 'node:assert/strict';
import { fillPage } from './fillPage.js';

const END = '<!-- end of figures -->';
const page = `# Page\n\n<!-- figures: a.json -->\n\nold a\n\n${END}\n\nbetween\n\n<!-- figures: b.json -->\n\nold b\n\n${END}\n`;

describe('the tables of a page', () => {
  it('are replaced by name, the rest stays', () => {
    const filled = fillPage(page, 'b.json', '\n| new |\n');
    assert.deepEqual(filled, { ok: true, value: page.replace('old b', '| new |') });
    const again = fillPage(filled.ok ? filled.value : '', 'b.json', 'old b');
    assert.deepEqual(again, { ok: true, value: page });
  });

  it('have their place, or it is said', () => {
    for (const text of [page, '<!-- figures: c.json -->\nno end\n']) {
      const filled = fillPage(text, 'c.json', 'new');
      assert.match(filled.ok ? '' : filled.fault.message, /'<!-- figures: c\.json -->'/);
    }
  });
});
