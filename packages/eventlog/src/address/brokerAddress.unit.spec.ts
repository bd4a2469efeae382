import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type BrokerAddress, readBrokerAddress, withoutPassword } from './brokerAddress.js';

const plain: BrokerAddress = { servers: ['h:4222'], user: null, password: null, token: null, tls: false };

/** Null where it is refused. */
function read(text: string): BrokerAddress | null {
  const address = readBrokerAddress(text);
  return address.ok ? address.value : null;
}

describe('readBrokerAddress', () => {
  it('knows a host with and without a port, a scheme and brackets', () => {
    for (const text of ['h', 'h:4222', 'nats://h', ' nats://h:4222/ ']) assert.deepEqual(read(text), plain, text);
    assert.deepEqual(read('[::1]:4333')?.servers, ['[::1]:4333']);
    assert.deepEqual(read('nats://127.0.0.1:1')?.servers, ['127.0.0.1:1']);
  });

  it('tells a token from a user with a password', () => {
    assert.deepEqual(read('nats://to%2Fken@h'), { ...plain, token: 'to/ken' });
    assert.deepEqual(read('nats://me:se%3Acret@h'), { ...plain, user: 'me', password: 'se:cret' });
    assert.deepEqual(read('me:secret@h'), { ...plain, user: 'me', password: 'secret' });
  });

  it('demands encryption where one of several addresses does', () => {
    assert.deepEqual(read('tls://h'), { ...plain, tls: true });
    assert.deepEqual(read('nats://h,tls://i:1'), { ...plain, servers: ['h:4222', 'i:1'], tls: true });
  });

  it('has one caller for all addresses', () => {
    const both = { ...plain, servers: ['a:4222', 'b:4222'], user: 'me', password: 'x' };
    for (const text of ['me:x@a,b', 'nats://a, nats://me:x@b', 'me:x@a,nats://me:x@b'])
      assert.deepEqual(read(text), both, text);
    for (const text of ['nats://me:y@b', 'nats://you:x@b', 'nats://x@b', 'tls://me@b'].map(
      (other) => `me:x@a,${other}`,
    ))
      assert.equal(read(text), null, text);
  });

  const secret = 'pa55';
  for (const text of [
    ...[
      '',
      ',',
      'a,,b',
      'nats://',
      '://',
      'h:0',
      'h:70000',
      'h:x',
      'h h',
      'h\ni',
      '\u0007h',
      'h%00',
      'hö',
      'a\\b',
      '[::1',
      '[x]',
    ],
    ...['http://h', 'ws://h', 'nats:h:1', 'nats://h/path', 'nats://h?x', 'nats://h#x', 'nats:///h'],
    ...['nats://:pa55@h', 'nats://me:@h', 'nats://@h', 'nats://me:pa55%@h', 'nats://me:pa55%zz@h', 'nats://%ff:pa55@h'],
    ...['nats://me:pa55/x@h', 'nats://me:pa55,x@h', 'nats://me:1/pa55@h', 'nats://me:1?pa55@h', 'nats://me:1#pa55@h'],
    ...['me:pa55/x@h', 'me:1,pa55/x@h', 'me:pa55@h/x', 'nats://me:pa55@h:port', 'pa55@'],
  ])
    it(`refuses ${JSON.stringify(text)} in one sentence that shows nothing of it`, () => {
      const address = readBrokerAddress(text);
      assert.ok(!address.ok);
      assert.match(address.fault.message, /^the address of the nats-server cannot be read: [^\n]+$/);
      assert.ok(!address.fault.message.includes(secret));
      assert.equal(withoutPassword(text), 'an address that cannot be read');
    });

  it('refuses a comma in a password that looks like another address', () => {
    assert.equal(read('nats://me:1,pa55@h'), null);
  });

  it('reads back any user, password and token that is written with %', () => {
    const words = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(words, words, (user, password) => {
        const [me, it] = [encodeURIComponent(user), encodeURIComponent(password)];
        assert.deepEqual(read(`nats://${me}:${it}@h:1`), { ...plain, servers: ['h:1'], user, password });
        assert.deepEqual(read(`tls://${it}@h`), { ...plain, token: password, tls: true });
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('withoutPassword', () => {
  it('leaves where, and how', () => {
    assert.equal(withoutPassword('nats://me:x@a:1, b'), 'nats://a:1,nats://b:4222');
    assert.equal(withoutPassword('tls://x@a'), 'tls://a:4222');
  });

  it('shows no secret, however it is written', () => {
    const secret = fc.string({ unit: 'binary' }).map((text) => `Se${text}CRET`);
    const before = fc.constantFrom('', 'nats://', 'tls://', 'me:', 'nats://me:', 'nats://me:1', 'nats://a,nats://me:');
    const after = fc.constantFrom('@h', '@h:1', '@h:1,b', '@h/x', '@h?x', '@h:x');
    fc.assert(
      fc.property(before, secret, after, (start, word, end) => {
        const text = `${start}${word}${end}`;
        const address = readBrokerAddress(text);
        const told = `${withoutPassword(text)} ${address.ok ? '' : address.fault.message}`;
        assert.ok(!/Se|CRET/.test(told), told);
      }),
      { seed: 2, numRuns: 3_000 },
    );
  });
});
