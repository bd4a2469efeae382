import assert from 'node:assert/strict';
import { Sessions } from './sessions.js';

const HOUR = 3_600_000;
const ANNA = { name: 'anna', password: 'scrypt:a' };

describe('a session', () => {
  it('is known by its digest alone, until it is closed', () => {
    const sessions = new Sessions();
    sessions.open('one', ANNA, 0);
    sessions.open('two', { name: 'bert', password: 'scrypt:b' }, 0);
    assert.equal(sessions.of('one', 1)?.name, 'anna');
    assert.equal(sessions.of('three', 1), null);
    sessions.close('one');
    assert.deepEqual([sessions.of('one', 1), sessions.of('two', 1)?.name], [null, 'bert']);
  });

  it('ends after twelve hours without a request, and after a week with some', () => {
    const sessions = new Sessions();
    sessions.open('one', ANNA, 0);
    for (let hour = 11; hour <= 168; hour += 11) assert.equal(sessions.of('one', hour * HOUR)?.name, 'anna');
    assert.equal(sessions.of('one', 169 * HOUR), null);
    sessions.open('two', ANNA, 0);
    assert.equal(sessions.of('two', 12 * HOUR + 1), null);
  });

  it('makes room for the newest of very many by the oldest', () => {
    const sessions = new Sessions();
    for (let count = 0; count <= 1_000; count++) sessions.open(String(count), ANNA, 0);
    assert.deepEqual(
      [sessions.of('0', 1), sessions.of('1', 1)?.name, sessions.of('1000', 1)?.name],
      [null, 'anna', 'anna'],
    );
  });
});
