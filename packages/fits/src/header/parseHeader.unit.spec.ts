import assert from 'node:assert/strict';
import { parseHeader } from './parseHeader.js';

function parsed(...records: string[]) {
  return parseHeader(records.map((record) => record.padEnd(80)).join(''));
}

describe('parseHeader', () => {
  it('reads values of every kind', () => {
    const header = parsed(
      "OBJECT  = 'O''Brien  '         / whose",
      'SIMPLE  =                    T',
      'EXTEND  =                    F / no',
      'NAXIS   =                    2 / axes',
      'EXPTIME =                060.00',
      'BIG     =  9007199254740993',
      'GAIN    =              1.5D+01',
      'LOW     =              1.5e-01',
      'EMPTY   =                      / nothing here',
      "BLANKS  = '        '",
    );
    assert.equal(header.get('object'), "O'Brien");
    assert.equal(header.card('OBJECT')?.comment, 'whose');
    assert.equal(header.get('SIMPLE'), true);
    assert.equal(header.get('EXTEND'), false);
    assert.equal(header.get('NAXIS'), 2);
    assert.equal(header.get('EXPTIME'), 60);
    assert.equal(header.get('BIG'), 9007199254740993n);
    assert.equal(header.get('GAIN'), 15);
    assert.equal(header.get('LOW'), 0.15);
    assert.equal(header.get('EMPTY'), null);
    assert.equal(header.getString('BLANKS'), '');
    assert.equal(header.get('MISSING'), undefined);
  });

  it('keeps a slash inside a string and takes the one behind it as the comment', () => {
    const header = parsed("DATE    = '23/08/18' / old/format");
    assert.equal(header.get('DATE'), '23/08/18');
    assert.equal(header.card('DATE')?.comment, 'old/format');
  });

  it('joins long strings over CONTINUE records, blanks before the ampersand included', () => {
    const header = parsed("LONG    = 'one &'", "CONTINUE  'two&'", "CONTINUE  ' three' / at last");
    assert.equal(header.get('LONG'), 'one two three');
    assert.equal(header.card('LONG')?.comment, 'at last');
    assert.equal(header.cards.length, 1);
  });

  it('keeps an ampersand that nothing continues, and a CONTINUE that continues nothing', () => {
    const header = parsed("FIRM    = 'Smith &'", 'GAIN    = 1', "CONTINUE  'lost'");
    assert.equal(header.get('FIRM'), 'Smith &');
    assert.equal(header.cards[2]?.text, "  'lost'");
  });

  it('understands HIERARCH keywords, with and without the word', () => {
    const header = parsed("HIERARCH ESO DET ID = 'CCD 50' / which", 'HIERARCH nothing at all');
    assert.equal(header.get('ESO DET ID'), 'CCD 50');
    assert.equal(header.get('hierarch eso det id'), 'CCD 50');
    assert.equal(header.cards.length, 2);
  });

  it('keeps the text of commentary and of records that are no card', () => {
    const header = parsed(
      'HISTORY = not a value',
      'COMMENT   indented',
      'RTD12',
      'CHOP          / On or Off',
      '',
      'A = 1',
    );
    assert.deepEqual(header.texts('HISTORY'), ['= not a value']);
    assert.deepEqual(header.texts('COMMENT'), ['  indented']);
    assert.equal(header.get('RTD12'), undefined);
    assert.equal(header.has('RTD12'), true);
    assert.equal(header.texts('CHOP')[0]?.trim(), '/ On or Off');
    assert.equal(header.cards.length, 6);
  });

  it('ends at END, also without one, and drops the blanks before it', () => {
    assert.equal(parsed('A       = 1', '', '', 'END', 'B       = 2').cards.length, 1);
    assert.equal(parsed('A       = 1', 'B       = 2').cards.length, 2);
    assert.equal(parseHeader('').cards.length, 0);
  });

  it('reads a decimal comma and numbers in quotes as numbers when asked for one', () => {
    const header = parsed("FOCALLEN= '769.37892'", 'EXPTIME =              6,4E-05', "PHASE   = '44 C'");
    assert.equal(header.getNumber('FOCALLEN'), 769.37892);
    assert.equal(header.getNumber('EXPTIME'), 6.4e-5);
    assert.equal(header.getNumber('PHASE'), undefined);
    assert.equal(header.getString('EXPTIME'), '6,4E-05');
  });

  it('takes an unterminated string to its end and an unquoted text up to the slash', () => {
    const header = parsed("OBJECT  = 'M 13", 'RA      = 16:41:41 / hours');
    assert.equal(header.get('OBJECT'), 'M 13');
    assert.equal(header.get('RA'), '16:41:41');
  });

  it('answers with the first of two cards of one name', () => {
    assert.equal(parsed('GAIN    = 1', 'GAIN    = 2').get('GAIN'), 1);
  });
});
