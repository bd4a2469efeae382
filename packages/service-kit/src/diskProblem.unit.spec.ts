import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import { diskProblem } from './diskProblem.js';

describe('diskProblem', () => {
  const spec = specify((_: readonly never[], { code, path }: { code: string; path?: string }) =>
    diskProblem(Object.assign(new Error(`${code}: write`), { code, ...(path !== undefined && { path }) })),
  );

  for (const [code, words] of [
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk quota is used up'],
    ['EFBIG', 'the file would be larger than allowed'],
    ['EROFS', 'the disk is read-only'],
    ['EACCES', 'no permission to write there'],
    ['EPERM', 'no permission to write there'],
  ] as const)
    it(`says ${code} in words, and where`, () => {
      spec
        .given()
        .when({ code, path: '/data/a.fits' })
        .thenIs(`a product could not be written (${words}): /data/a.fits`);
    });

  it('says so without a place where a write does not tell one', () => {
    spec.given().when({ code: 'ENOSPC' }).thenIs('a product could not be written (the disk is full)');
  });

  it("throws on what is not the disk's fault, the very error it was given", () => {
    for (const error of [
      Object.assign(new Error('no such file'), { code: 'ENOENT' }),
      new TypeError('x is not a function'),
      'a text',
      { code: 'ENOSPC' },
      null,
    ])
      assert.throws(
        () => diskProblem(error),
        (thrown) => thrown === error,
      );
  });
});
