import assert from 'node:assert/strict';
import { clockView } from './clockView.js';

const NOW = '2026-01-02T03:04:05.000Z';
const at = Date.parse(NOW);
const view = (before: number, after: number, isSynchronised: boolean | null = true) =>
  clockView({ now: NOW, isSynchronised }, { before: at + before, after: at + after });

describe('the clock of the server beside that of the browser', () => {
  it('says how far they are apart, and how sure that is', () => {
    const { words, warnings } = view(-100, 300);
    const expected = 'clock of the server: 2026-01-02 03:04:05 UTC, 0.1 s behind that of this browser (within 0.2 s)';
    assert.equal(words, `${expected}; set by the network`);
    assert.deepEqual(warnings, []);
    assert.match(view(-600, -400).words, /0\.5 s ahead of that/);
  });

  it('warns beyond a second, and not where the answer took so long that nobody can tell', () => {
    assert.match(view(1_100, 1_200).warnings[0] ?? '', /1\.1 s apart|1\.2 s apart/);
    assert.match(view(-5_100, -4_900).warnings[0] ?? '', /5\.0 s apart/);
    assert.deepEqual(view(900, 1_400).warnings, []);
    assert.deepEqual(view(-3_000, -900).warnings, []);
  });

  it('warns of a clock that nothing sets, and says where nobody knows', () => {
    assert.match(view(0, 0, false).warnings[0] ?? '', /nothing sets the clock/);
    assert.deepEqual(view(0, 0, null).warnings, []);
    assert.match(view(0, 0, null).words, /its system does not say$/);
  });
});
