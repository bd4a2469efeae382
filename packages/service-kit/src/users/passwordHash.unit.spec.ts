import assert from 'node:assert/strict';
import { scryptSync } from 'node:crypto';
import { hashOfNobody, isPassword, passwordHash } from './passwordHash.js';

/** Cheap, as the specs ask often. */
const LOG2_COST = 4;

describe('what is kept of a password', () => {
  it('tells the password from others, and does not hold it', async () => {
    const hash = await passwordHash('correct horse', LOG2_COST);
    assert.ok(!hash.includes('correct'));
    assert.deepEqual(await Promise.all(['correct horse', 'correct horse ', ''].map((one) => isPassword(one, hash))), [
      true,
      false,
      false,
    ]);
  });

  it('is another one each time, and the same for both ways of writing a letter', async () => {
    const [one, two] = [await passwordHash('sternwärte', LOG2_COST), await passwordHash('sternwärte', LOG2_COST)];
    assert.notEqual(one, two);
    assert.ok(await isPassword('sternwa\u0308rte', one));
  });

  it('is scrypt of RFC 7914, whose second vector it takes', async () => {
    const key = scryptSync('password', 'NaCl', 64, { N: 1024, r: 8, p: 16 });
    assert.ok(key.toString('hex').startsWith('fdbabe1c9d3472007856e7190d01e9fe'));
    const hash = `scrypt:10:8:16:${Buffer.from('NaCl').toString('base64url')}:${key.toString('base64url')}`;
    assert.ok(await isPassword('password', hash));
  });

  it('costs 128 MiB a try unless told otherwise', async () => {
    assert.match(await passwordHash('correct horse'), /^scrypt:17:8:1:/);
  });

  it('is nobody’s, as costly to try, for a name that nobody has', async () => {
    const hash = hashOfNobody();
    assert.match(hash, /^scrypt:17:8:1:/);
    assert.equal(await isPassword('correct horse', hash), false);
  });

  it('is no password of a text that is no hash', async () => {
    assert.equal(await isPassword('', ''), false);
    assert.equal(await isPassword('md5', 'md5:1:1:1:a:b'), false);
  });
});
