import assert from 'node:assert/strict';
import fc from 'fast-check';
import { damagedJson, isPlainSentence } from '../testkit/damage.js';
import { definitionOf, EVENTS, type EventType } from '../vocabulary/vocabulary.js';
import { decodeEnvelope, encodeEnvelope } from './envelope.js';
import { envelopeOf, message, wireOf } from './testing/wire.js';

const types = Object.keys(EVENTS) as EventType[];

const headOf = (type: string, version: number) => ({
  'Wombat-Id': 'a',
  'Wombat-Type': type,
  'Wombat-Version': String(version),
});

/** A damaged event is read whole, so that it could be written again, or refused by a sentence. */
function holds(head: Record<string, string>, text: string): boolean {
  const decoded = decodeEnvelope(message(head, text));
  if (!decoded.ok) assert.ok(isPlainSentence(decoded.fault.message), JSON.stringify(decoded.fault.message));
  else definitionOf(decoded.value.type).place(decoded.value.payload);
  return decoded.ok;
}

describe('a damaged event', () => {
  for (const type of types)
    it(`of the type ${type} is read or refused, in each of its versions`, () => {
      const { text } = wireOf(envelopeOf(type));
      for (let version = 1; version <= definitionOf(type).version; version++)
        fc.assert(
          fc.property(damagedJson(text), (damaged) => void holds(headOf(type, version), damaged)),
          { seed: version },
        );
    });

  it('is noticed often, and not always', () => {
    const outcomes = types.flatMap((type) =>
      fc
        .sample(damagedJson(wireOf(envelopeOf(type)).text), { seed: 5, numRuns: 40 })
        .map((text) => holds(headOf(type, definitionOf(type).version), text)),
    );
    const read = outcomes.filter((one) => one).length;
    assert.ok(read > outcomes.length / 10 && read < (outcomes.length * 9) / 10, `${read} of ${outcomes.length} read`);
  });

  it('is read or refused with whatever headers', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('%', '%zz', '%1B[2J', '%FF', 'FrameSolved', '2', '1e3', '-1', '__proto__', 'x'.repeat(50_000)),
    );
    const head = fc.record({
      'Wombat-Id': text,
      'Wombat-Type': text,
      'Wombat-Version': text,
      'Wombat-Causation': text,
    });
    const body = encodeEnvelope(envelopeOf('FrameSolved')).data;
    fc.assert(
      fc.property(head, fc.boolean(), (given, named) => {
        holds(named ? { ...given, 'Wombat-Type': 'FrameSolved' } : given, body);
      }),
      { seed: 3 },
    );
  });

  it('of a list that is none, as an older version never wrote it, is refused', () => {
    for (const body of ['{"attempts":5}', '{"attempts":[null]}', '{}', '{"reduction":{}}'])
      assert.equal(holds(headOf('FrameSolved', 1), body), false, body);
  });
});
