import assert from 'node:assert/strict';
import fc from 'fast-check';
import { javaProperties } from './javaProperties.js';

/** What Java's Properties.load makes of a file (its documentation), for keys without escapes. */
function loaded(text: string): Record<string, string> {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line !== '' && !/^\s*[#!]/.test(line));
  return Object.fromEntries(
    lines.map((line) => {
      const [, key = '', value = ''] = /^([^=:\s]+)[ \t\f]*[=:]?[ \t\f]*(.*)$/.exec(line) ?? [];
      const plain = value.replace(/\\(u[0-9a-f]{4}|.)/g, (_, one: string) =>
        one.length === 5 ? String.fromCharCode(Number.parseInt(one.slice(1), 16)) : one,
      );
      return [key, plain];
    }),
  );
}

describe('a properties file of Java', () => {
  it('has its title as a comment, then a property a line', () =>
    assert.equal(
      javaProperties('Saved\napertures', { '.a.radius': 6.5, '.a.on': true, '.a.name': ' Höhe \\ = #1' }),
      '#Saved\\u000aapertures\n.a.radius=6.5\n.a.on=true\n.a.name=\\ H\\u00f6he \\\\ = #1\n',
    ));

  it('is read back as it was, whatever the values are', () => {
    const values = fc.dictionary(fc.stringMatching(/^\.[a-z][a-z0-9[\].]{0,12}$/), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(values, (properties) =>
        assert.deepEqual({ ...loaded(javaProperties('t', properties)) }, { ...properties }),
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
