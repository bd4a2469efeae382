it('passes', () => undefined);

it('takes longer than it may', () => new Promise(() => undefined), 50);

it('throws what is no error', () => {
  throw 'a word';
});

it('tells the cause of what went wrong', () => {
  throw new Error('above', { cause: new Error('below') });
});

describe.skip('a group (skipped: nothing to run it on)', () => {
  beforeAll(() => {
    throw new Error('a hook of a skipped group ran');
  });
  it('has one test', () => undefined);
  it('has another', () => undefined);
});
