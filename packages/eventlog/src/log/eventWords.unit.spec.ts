import assert from 'node:assert/strict';
import type { EventType } from '../vocabulary/vocabulary.js';
import { decodeEnvelope, type WireMessage } from './envelope.js';
import { envelopeOf, wireOf } from './testing/wire.js';

/** Where events hold words of closed sets. */
const WORDS: Partial<Record<EventType, string[]>> = {
  NightDiscovered: ['calibrations.calType'],
  ReductionRequested: ['fromStage'],
  MastersBuilt: ['masters.calType', 'masters.state'],
  PhotometryDone: ['mode'],
  MagnitudesTransformed: ['method', 'gate.verdict'],
  SeriesHalted: ['stage', 'code'],
  SeriesResumed: ['stage'],
  Validated: ['verdict'],
  SubmissionStepped: ['state', 'submitter'],
  NightTold: ['channel'],
  FrameDiscovered: ['kind', 'state'],
  MasterBuilt: ['calType', 'state'],
  FrameFailed: ['stage', 'code'],
};

/** Why a message is refused once the word at a path is another one, or gone. */
function refusalOf(wire: WireMessage, path: string, word: string | undefined): string {
  const body = JSON.parse(wire.text) as Record<string, unknown>;
  const [field = '', below] = path.split('.');
  if (below === undefined) body[field] = word;
  else for (const item of body[field] as Record<string, unknown>[]) item[below] = word;
  const decoded = decodeEnvelope({ ...wire, text: JSON.stringify(body) });
  return decoded.ok ? 'it is read' : `${decoded.fault.code}: ${decoded.fault.message}`;
}

describe('the words of an event', () => {
  for (const [type, paths] of Object.entries(WORDS) as [EventType, string[]][]) {
    it(`refuse a ${type} with a word that is not of the contract, or left unsaid`, () => {
      const wire = wireOf(envelopeOf(type));
      for (const path of paths) {
        assert.match(refusalOf(wire, path, 'nonsense'), /: Unrecognized enum value nonsense for enum /);
        assert.equal(refusalOf(wire, path, undefined), `bad-payload: ${type}#7: it leaves ${path} unsaid`);
      }
    });
  }
});
