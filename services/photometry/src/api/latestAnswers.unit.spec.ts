import assert from 'node:assert/strict';
import { LatestAnswers } from './latestAnswers.js';

describe('LatestAnswers', () => {
  const asking = (most: number) => {
    const made: string[] = [];
    const answers = new LatestAnswers<string>(most);
    const ask = (key: string, version = '1') =>
      answers.of(key, version, () => {
        made.push(`${key}${version}`);
        return `${key}${version}`;
      });
    return { ask, made, forget: (key: string, answer: string) => answers.forget(key, answer) };
  };

  it('makes an answer once for what it rests on, and anew for something else', () => {
    const { ask, made } = asking(2);
    assert.deepEqual([ask('a'), ask('a'), ask('a', '2'), ask('a', '2')], ['a1', 'a1', 'a2', 'a2']);
    assert.deepEqual(made, ['a1', 'a2']);
  });

  it('lets the one go that was not asked for longest', () => {
    const { ask, made } = asking(2);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key);
    assert.deepEqual(made, ['a1', 'b1', 'c1', 'b1']);
  });

  it('makes one anew that was let go, and keeps one that has come in its place', () => {
    const { ask, made, forget } = asking(2);
    ask('a');
    forget('a', 'a1');
    ask('a');
    ask('a', '2');
    forget('a', 'a1');
    ask('a', '2');
    assert.deepEqual(made, ['a1', 'a1', 'a2']);
  });
});
