import assert from 'node:assert/strict';
import fc from 'fast-check';
import { samplePayloads } from '../testkit/samplePayloads.js';
import { definitionOf, EVENTS, type EventType } from '../vocabulary/vocabulary.js';
import {
  decodeEnvelope,
  type Envelope,
  encodeEnvelope,
  isType,
  payloadText,
  streamOf,
  subjectOfEvent,
} from './envelope.js';
import { envelopeOf, WRITTEN_BY_VERSION_1, wireOf } from './testing/wire.js';

const types = Object.keys(EVENTS) as EventType[];

/** The fields of a payload without which it cannot be read. */
function wordsAlone(payload: object): object {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => typeof value === 'string'));
}

describe('encodeEnvelope and decodeEnvelope', () => {
  for (const type of types) {
    it(`bring ${type} there and back whole`, () => {
      const envelope = envelopeOf(type);
      const wire = wireOf(envelope);
      const decoded = decodeEnvelope(wire);
      const recorded = { ...envelope, subject: subjectOfEvent(envelope), sequence: 7, json: wire.text };
      assert.deepEqual(decoded, { ok: true, value: recorded });
      assert.equal(payloadText(recorded), payloadText(envelope));
    });

    it(`leave no field of ${type} out of the JSON`, () => {
      const least = definitionOf(type).codec.fromJSON(wordsAlone(samplePayloads[type])) as Record<string, unknown>;
      assert.deepEqual(Object.keys(least).sort(), Object.keys(samplePayloads[type]).sort());
    });
  }

  it('leave unread what nobody looks at, and keep the whole text', () => {
    const envelope = envelopeOf('FrameMeasured');
    const wire = wireOf(envelope);
    const decoded = decodeEnvelope(wire, definitionOf, { FrameMeasured: ['stars'], FrameSolved: ['attempts'] });
    assert.ok(decoded.ok);
    assert.deepEqual(decoded.value.payload, { ...envelope.payload, stars: [] });
    assert.equal(payloadText(decoded.value), wire.text);
  });

  it('read all of an older version, whose text is not kept', () => {
    const wire = wireOf(envelopeOf('FrameMeasured'));
    const older = {
      ...wire,
      headers: { get: (name: string) => (name === 'Wombat-Version' ? '1' : (wire.headers?.get(name) ?? '')) },
    };
    const decoded = decodeEnvelope(older, definitionOf, { FrameMeasured: ['stars'] });
    assert.ok(decoded.ok && isType(decoded.value, 'FrameMeasured'));
    assert.equal(decoded.value.payload.stars.length, samplePayloads.FrameMeasured.stars.length);
    assert.equal(decoded.value.json, undefined);
  });

  it('write JSON a person can read, as it has been written since version 1', () => {
    const {
      headers: head,
      data,
      subject,
    } = encodeEnvelope({
      ...envelopeOf('ScanCompleted'),
      payload: { nights: ['20231231', '20240101'], scanId: '0123456789abcdef' },
    });
    assert.equal(data, WRITTEN_BY_VERSION_1.text);
    assert.equal(subject, 'wombat.events._._');
    assert.equal(head.get('Wombat-Version'), '1');
  });

  it('keep any id, cause and text whole', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, text, (id, causation, name) => {
        const series = { night: name, targetName: name, filter: '' };
        const envelope: Envelope = {
          ...envelopeOf('FrameFailed'),
          id,
          causation,
          payload: { ...samplePayloads.FrameFailed, reduction: { series, revision: 1, attempt: 1 } },
        };
        const wire = wireOf(envelope);
        const recorded = { ...envelope, subject: subjectOfEvent(envelope), sequence: 7, json: wire.text };
        assert.deepEqual(decodeEnvelope(wire), { ok: true, value: recorded });
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('keep every double exactly, and NaN as NaN', () => {
    fc.assert(
      fc.property(fc.double(), (airmass) => {
        const decoded = decodeEnvelope(
          wireOf({ ...envelopeOf('FrameMeasured'), payload: { ...samplePayloads.FrameMeasured, airmass } }),
        );
        assert.ok(decoded.ok && isType(decoded.value, 'FrameMeasured'));
        assert.equal(decoded.value.payload.airmass, airmass === 0 ? 0 : airmass);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('refuse an integer that is none, which would come back as zero', () => {
    const envelope: Envelope = {
      ...envelopeOf('FramesSolved'),
      payload: { ...samplePayloads.FramesSolved, solved: Number.NaN },
    };
    assert.throws(() => encodeEnvelope(envelope), { message: 'an event cannot hold solved: NaN' });
  });

  it('refuse an event that does not say of which reduction it speaks', () => {
    const envelope: Envelope = {
      ...envelopeOf('FramesSolved'),
      payload: { ...samplePayloads.FramesSolved, reduction: undefined },
    };
    assert.throws(() => encodeEnvelope(envelope), { message: 'a reduction without its series' });
  });
});

describe('subjectOfEvent', () => {
  it('is the place an event speaks of, by stream', () => {
    const subjects = Object.fromEntries(types.map((type) => [type, subjectOfEvent(envelopeOf(type))]));
    assert.equal(subjects.NightDiscovered, 'wombat.events.20240101._');
    assert.equal(subjects.ScanCompleted, 'wombat.events._._');
    assert.equal(subjects.FramesSolved, 'wombat.events.20240101.SS=20Cyg:V');
    assert.equal(subjects.MasterBuilt, 'wombat.frames.MasterBuilt.20240101._');
    assert.equal(subjects.FrameSolved, 'wombat.frames.FrameSolved.20240101.SS=20Cyg:V');
    for (const type of types) assert.equal(subjects[type]?.startsWith(`wombat.${streamOf(type)}.`), true, type);
  });

  it('has no series for a calibration frame', () => {
    const series = { night: '20240101', targetName: '', filter: 'V' };
    const payload = { ...samplePayloads.FrameDiscovered, series };
    assert.equal(subjectOfEvent({ type: 'FrameDiscovered', payload }), 'wombat.frames.FrameDiscovered.20240101._');
  });
});
