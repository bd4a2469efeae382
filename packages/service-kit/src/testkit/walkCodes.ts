import assert from 'node:assert/strict';
import { CAUSES, FRAME_FAILURES, FRAME_STATES } from '@wombat/proto/words';

const REGISTRIES = { FRAME_FAILURES, FRAME_STATES, CAUSES };

/** What real code said of an input: the word, and the sentence that goes with it ('' for none). */
export interface Said<Code extends string> {
  code: Code;
  sentence: string;
}

export interface CodeWalk<Code extends string> {
  registry: keyof typeof REGISTRIES;
  /** Words this program gives no more, or never gives where it is walked, each with why. */
  without?: Partial<Record<Code, string>>;
  cases: Partial<Record<Code, CodeCase<Code>>>;
}

export interface CodeCase<Code extends string> {
  /** Does the real work on the smallest input that brings the word about. */
  given: () => Promise<Said<Code>> | Said<Code>;
  /** What the sentence must tell of the true cause; null where the word needs none. */
  tells: RegExp | null;
}

/**
 * Every word of a registry, each with its check: that the input of its case brings it about, and that the sentence
 * names the true cause. A word without a case, or a case without a word, has a check that fails. For `it.each`.
 */
export function walkCodes<Code extends string>(walk: CodeWalk<Code>): [Code, () => Promise<void>][] {
  const { registry, without = {}, cases } = walk;
  const known = (Object.keys(REGISTRIES[registry]) as Code[]).filter((code) => !(code in without));
  const all = new Set([...known, ...(Object.keys(cases) as Code[])]);
  return [...all].map((code) => [
    code,
    async () => {
      assert.ok(known.includes(code), `${registry} has no '${code}' that is to be walked`);
      const one = cases[code];
      assert.ok(one !== undefined, `nothing here brings about '${code}' of ${registry}`);
      const said = await one.given();
      assert.equal(said.code, code);
      if (one.tells !== null) assert.match(said.sentence, one.tells);
    },
  ]);
}
