import assert from 'node:assert/strict';
import { CAUSES, HELD, STATUSES, SUBMITTED } from '@wombat/proto/words';
import { type Code, codeBreaches } from './house/givenCodes.js';
import { projectSources } from './house/sourceFile.js';

/** Words that stand in production code by another name than their own. */
const BY_ANOTHER_NAME: Readonly<Record<string, string>> = {
  // A constant of the registries.
  nocal: 'NO_MASTER',
  [HELD]: 'HELD',
};

/** Words on frames are walked, below; these are looked for in the sources as well. */
const CODES: Code[] = Object.entries({ STATUSES, CAUSES, SUBMITTED }).flatMap(([registry, words]) =>
  Object.keys(words)
    .filter((code) => !(code in BY_ANOTHER_NAME))
    .map((code) => ({ registry, code })),
);

describe('every word an observer may be given', () => {
  const sources = projectSources();

  it('is given somewhere, and some spec has the input that brings it about', () => {
    assert.deepEqual(codeBreaches(sources, CODES), []);
  });

  it('as a status of a series is brought about at each stage that may end so', () => {
    const specs = sources.filter(({ path }) => /^services\/.*\.spec\.ts$/.test(path)).map(({ text }) => text);
    const stages = new Set(Object.values(STATUSES).flatMap((status) => status.stages));
    const walked = (stage: string) => new RegExp(`walkStatuses\\(\\{\\s*stage: '${stage}'`);
    assert.deepEqual(
      [...stages].filter((stage) => !specs.some((text) => walked(stage).test(text))),
      [],
    );
  });

  it.each(['FRAME_FAILURES', 'FRAME_STATES', 'CAUSES'])(
    'of %s is brought about by its input, and tells the true cause',
    (registry) => {
      const walked = new RegExp(`walkCodes<\\w+>\\(\\{\\s*registry: '${registry}'`);
      assert.ok(sources.some(({ path, text }) => /^services\/.*\.spec\.ts$/.test(path) && walked.test(text)));
    },
  );

  it('is looked for under its constant, where it has one', () => {
    for (const [code, constant] of Object.entries(BY_ANOTHER_NAME)) {
      assert.ok(code in STATUSES);
      const uses = sources.filter(({ path, text }) => !path.startsWith('proto/') && text.includes(constant));
      assert.ok(uses.some(({ path }) => path.startsWith('services/') || path.startsWith('packages/service-kit/')));
      assert.ok(
        sources.some(({ path, text }) => /\.spec\.ts$/.test(path) && text.includes(`'${code}'`)),
        code,
      );
    }
  });
});

describe('the rule on words', () => {
  const rule = (files: Record<string, string>) =>
    codeBreaches(
      Object.entries(files).map(([path, text]) => ({ path, text })),
      [{ registry: 'STATUSES', code: 'nowcs' }],
    );

  it('finds a word that nothing gives, and one that no spec asks for', () => {
    const gives = { 'services/astrometry/src/reactor/solve.ts': "code: 'nowcs'" };
    const expects = { 'services/astrometry/src/reactor/solve.unit.spec.ts': "code: 'nowcs'" };
    assert.deepEqual(rule({ ...gives, ...expects }), []);
    assert.deepEqual(rule(gives), ["STATUSES 'nowcs' is brought about by no spec"]);
    assert.deepEqual(rule(expects), ["STATUSES 'nowcs' is given by nothing"]);
    assert.equal(rule({ 'proto/src/words/statuses.ts': "'nowcs'", 'services/a/src/b.ts': "// 'nowcs'" }).length, 2);
  });
});
