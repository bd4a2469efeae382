import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Header } from './header.js';
import { parseHeader } from './parseHeader.js';
import { renderCard } from './renderCard.js';
import { renderHeader } from './renderHeader.js';

const empty = Header.of([]);
const printable = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
const longText = fc.array(printable, { maxLength: 30 }).map((parts) => parts.join('').trimEnd());
const keyword = fc
  .stringMatching(/^[A-Z][A-Z0-9_-]{0,7}$/)
  .filter((name) => !['COMMENT', 'HISTORY', 'CONTINUE', 'HIERARCH', 'END'].includes(name));
const hierarch = fc.stringMatching(/^[A-Z]{2,9} [A-Z0-9]{1,9} [A-Z]{1,9}$/).filter((name) => !/^HIERARCH /.test(name));
const value = fc.oneof(longText, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());

describe('Header', () => {
  it('replaces in place, keeps the comment, appends what is new, and leaves the old header alone', () => {
    const first = empty.with('A', 1, 'first').with('B', 2).with('C', 3);
    const second = first.with('b', 'two').with('A', 9);
    assert.deepEqual(
      second.cards.map((card) => [card.keyword, card.value, card.comment]),
      [
        ['A', 9, 'first'],
        ['B', 'two', ''],
        ['C', 3, ''],
      ],
    );
    assert.equal(first.get('B'), 2);
  });

  it('takes cards away by name and by pattern', () => {
    const header = empty.with('CD1_1', 1).with('CD1_2', 1).with('CRVAL1', 1).with('GAIN', 1);
    assert.deepEqual(
      header.without(/^CD\d_\d$/g, 'crval1').cards.map((card) => card.keyword),
      ['GAIN'],
    );
  });

  it('refuses keywords that cannot carry a value', () => {
    for (const name of ['', 'HISTORY', 'END', 'A=B', 'GR\u00d6SSE', 'X'.repeat(41)]) {
      assert.throws(() => empty.with(name, 1), RangeError, name);
    }
  });

  it('stores a number that FITS cannot say as a card without value', () => {
    const header = empty.with('SEEING', Number.NaN);
    assert.equal(header.get('SEEING'), null);
    assert.equal(parseHeader(renderHeader(header)).get('SEEING'), null);
  });

  it('tells T and F from their names', () => {
    const header = empty.with('A', true).with('B', 'false').with('C', 1);
    assert.equal(header.getBoolean('A'), true);
    assert.equal(header.getBoolean('B'), false);
    assert.equal(header.getBoolean('C'), undefined);
    assert.equal(header.getString('A'), 'T');
  });

  it('splits history at blanks, and words longer than a card anywhere', () => {
    const words = `${'calibrated with '.repeat(10)}${'f'.repeat(100)}`;
    const texts = empty.withHistory(words).texts('HISTORY');
    assert.ok(texts.every((text) => text.length <= 72));
    assert.equal(texts.join('').replaceAll(' ', ''), words.replaceAll(' ', ''));
  });

  it('writes a card nobody changed exactly as it was read', () => {
    const record = 'EQUINOX = 2000.0 / Epoch of celestial coordinate system used'.padEnd(80);
    const header = parseHeader(record);
    assert.equal(renderHeader(header).toString('latin1', 0, 80), record);
    assert.equal(
      renderCard(header.with('EQUINOX', 1950).cards[0] ?? assert.fail())
        .slice(0, 30)
        .trimEnd(),
      'EQUINOX =                 1950',
    );
  });

  it('writes only printable ASCII', () => {
    const bytes = renderHeader(empty.with('OBJECT', 'caf\u00e9\n', '\u03b1 Cen').withHistory('\u00b5m\t'));
    assert.ok(bytes.every((byte) => byte >= 0x20 && byte <= 0x7e));
    assert.equal(bytes.length % 2880, 0);
  });

  it('survives rendering and parsing, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(keyword, hierarch), value, longText), { maxLength: 40 }), (entries) => {
        const header = entries.reduce((made, [name, held, comment]) => made.with(name, held, comment), empty);
        const bytes = renderHeader(header);
        const again = parseHeader(bytes);
        assert.deepEqual(
          again.cards.map((card) => [card.keyword, card.value]),
          header.cards.map((card) => [card.keyword, card.value]),
        );
        again.cards.forEach((card, index) => {
          assert.ok((header.cards[index]?.comment ?? '').trim().startsWith(card.comment.trim().slice(0, 5)));
        });
        assert.deepEqual(renderHeader(again), bytes);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('never fails on arbitrary bytes, and reads its own rendering of them the same way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const header = parseHeader(bytes);
        const rendered = renderHeader(header);
        assert.equal(rendered.length % 2880, 0);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
