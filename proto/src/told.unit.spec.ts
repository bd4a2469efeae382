import assert from 'node:assert/strict';
import { type Told, told } from './told.js';

type Word = 'WORD_UNSPECIFIED' | 'good' | 'bad';

interface Part {
  word: Word;
}

interface Message {
  word: Word;
  maybe?: Word | undefined;
  list: Part[];
  part?: Part | undefined;
  text: string;
}

/** As generated code reads: what is absent gets its default. */
const codec = {
  fromJSON: (json: unknown): Message => {
    const { word = 'WORD_UNSPECIFIED', list = [], text = '', ...rest } = json as Partial<Message>;
    return { word, list, text, ...rest };
  },
  toJSON: (message: Message): unknown => message,
};
const whole = { word: 'good', list: [{ word: 'bad' }], part: { word: 'good' }, text: 'WORD_UNSPECIFIED' };

describe('a told message', () => {
  const { fromJSON, toJSON } = told(codec, { word: true, 'list.word': true, part: true });

  it('comes through as it is, there and back, whatever its texts say', () => {
    assert.deepEqual(toJSON(fromJSON(whole)), whole);
    assert.deepEqual(fromJSON({ ...whole, maybe: 'bad' }).maybe, 'bad');
  });

  it('says all its words: of itself, and of every message in a list', () => {
    assert.throws(() => fromJSON({ ...whole, word: undefined }), { message: 'it leaves word unsaid' });
    const list = [{ word: 'good' }, { word: 'WORD_UNSPECIFIED' }];
    assert.throws(() => fromJSON({ ...whole, list }), { message: 'it leaves list.word unsaid' });
    assert.deepEqual(fromJSON({ ...whole, list: [] }).list, []);
  });

  it('has the parts without which it says nothing', () => {
    assert.throws(() => fromJSON({ ...whole, part: undefined }), { message: 'it leaves part unsaid' });
  });

  it('has a type without the unsaid words, and with its parts', () => {
    const message: Told<Message, 'part'> = fromJSON(whole);
    const word: 'good' | 'bad' = message.part.word;
    assert.equal(word, 'good');
    // @ts-expect-error: a word that may be left out of the requirements would be left unsaid
    assert.doesNotThrow(() => told(codec, { word: true }));
  });
});
