import assert from 'node:assert/strict';
import { headers, type MsgHdrs } from '@nats-io/transport-node';
import fc from 'fast-check';
import { samplePayloads } from '../testkit/samplePayloads.js';
import { definitionOf, EVENTS, type EventType } from '../vocabulary/vocabulary.js';
import {
  decodeEnvelope,
  type Envelope,
  encodeEnvelope,
  isType,
  streamOf,
  subjectOfEvent,
  type WireMessage,
} from './envelope.js';

const types = Object.keys(EVENTS) as EventType[];

function envelopeOf(type: EventType): Envelope {
  return {
    id: `id of ${type}`,
    type,
    payload: samplePayloads[type],
    causation: 'what it follows from',
    occurredAt: '2024-01-02T03:04:05.678Z',
    producer: 'photometry-worker-2',
    software: 'wombatpipeline 0.1.0',
  };
}

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
  FrameDiscovered: ['kind', 'state'],
  MasterBuilt: ['calType', 'state'],
  FrameFailed: ['stage', 'code'],
};

/** The fields of a payload without which it cannot be read. */
function wordsAlone(payload: object): object {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => typeof value === 'string'));
}

/** Why a message is refused once the word at a path is another one, or gone. */
function refusalOf(wire: WireMessage, path: string, word: string | undefined): string {
  const body = JSON.parse(wire.text) as Record<string, unknown>;
  const [field = '', below] = path.split('.');
  if (below === undefined) body[field] = word;
  else for (const item of body[field] as Record<string, unknown>[]) item[below] = word;
  const decoded = decodeEnvelope({ ...wire, text: JSON.stringify(body) });
  return decoded.ok ? 'it is read' : `${decoded.fault.code}: ${decoded.fault.message}`;
}

/** Through text, as the broker carries it. */
function carried(head: MsgHdrs): MsgHdrs {
  const copy = headers();
  for (const [name, values] of head)
    copy.set(
      name,
      Buffer.from(values[0] ?? '', 'utf8')
        .toString('utf8')
        .trim(),
    );
  return copy;
}

function wireOf(envelope: Envelope): WireMessage {
  const { subject, headers: head, data } = encodeEnvelope(envelope);
  return { subject, sequence: 7, headers: carried(head), text: data };
}

function message(head: Record<string, string>, text: string): WireMessage {
  return { subject: 'wombat.events._._', sequence: 7, headers: { get: (name) => head[name] ?? '' }, text };
}

/** Byte for byte as version 1 of ScanCompleted is written. */
const WRITTEN_BY_VERSION_1 = {
  head: {
    'Wombat-Id': 'scan:0123456789abcdef',
    'Wombat-Type': 'ScanCompleted',
    'Wombat-Version': '1',
    'Wombat-Occurred-At': '2024-01-02T03:04:05.678Z',
    'Wombat-Producer': 'ingest',
    'Wombat-Software': 'wombatpipeline 0.1.0',
  },
  text: '{"nights":["20231231","20240101"],"scanId":"0123456789abcdef"}',
};

describe('encodeEnvelope and decodeEnvelope', () => {
  for (const type of types) {
    it(`bring ${type} there and back whole`, () => {
      const envelope = envelopeOf(type);
      const decoded = decodeEnvelope(wireOf(envelope));
      assert.deepEqual(decoded, { ok: true, value: { ...envelope, subject: subjectOfEvent(envelope), sequence: 7 } });
    });

    it(`leave no field of ${type} out of the JSON`, () => {
      const least = definitionOf(type).codec.fromJSON(wordsAlone(samplePayloads[type])) as Record<string, unknown>;
      assert.deepEqual(Object.keys(least).sort(), Object.keys(samplePayloads[type]).sort());
    });
  }

  for (const [type, paths] of Object.entries(WORDS) as [EventType, string[]][]) {
    it(`refuse a ${type} with a word that is not of the contract, or left unsaid`, () => {
      const wire = wireOf(envelopeOf(type));
      for (const path of paths) {
        assert.match(refusalOf(wire, path, 'nonsense'), /: Unrecognized enum value nonsense for enum /);
        assert.equal(refusalOf(wire, path, undefined), `bad-payload: ${type}#7: it leaves ${path} unsaid`);
      }
    });
  }

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
        const decoded = decodeEnvelope(wireOf(envelope));
        assert.deepEqual(decoded, { ok: true, value: { ...envelope, subject: subjectOfEvent(envelope), sequence: 7 } });
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

describe('decodeEnvelope of what it cannot read', () => {
  const { head, text } = WRITTEN_BY_VERSION_1;
  const codeOf = (wire: WireMessage) => {
    const decoded = decodeEnvelope(wire);
    return decoded.ok ? 'ok' : decoded.fault;
  };

  it('says that a type is unknown, also where there are no headers or the type is a word of JavaScript', () => {
    assert.deepEqual(codeOf(message({ ...head, 'Wombat-Type': 'NightForgotten' }, text)), {
      code: 'unknown-type',
      message: "wombat.events._._#7 has the unknown type 'NightForgotten'",
    });
    assert.deepEqual(codeOf({ subject: 'wombat.events._._', sequence: 7, headers: undefined, text }), {
      code: 'unknown-type',
      message: "wombat.events._._#7 has the unknown type ''",
    });
    for (const type of ['toString', '__proto__', 'constructor']) {
      assert.equal((codeOf(message({ ...head, 'Wombat-Type': type }, text)) as { code: string }).code, 'unknown-type');
    }
  });

  it('says that a version is newer than this program', () => {
    assert.deepEqual(codeOf(message({ ...head, 'Wombat-Version': '2' }, text)), {
      code: 'unknown-version',
      message: 'ScanCompleted#7 has version 2; this program knows 1',
    });
  });

  it('says that a version or an id is missing or none', () => {
    for (const version of ['', '0', '-1', '1.5', 'one', 'NaN']) {
      assert.deepEqual(codeOf(message({ ...head, 'Wombat-Version': version }, text)), {
        code: 'bad-header',
        message: 'ScanCompleted#7 has no version',
      });
    }
    assert.deepEqual(codeOf(message({ ...head, 'Wombat-Id': '' }, text)), {
      code: 'bad-header',
      message: 'ScanCompleted#7 has no id',
    });
  });

  it('says that a body is not JSON, or not the JSON of an event', () => {
    for (const body of ['', '{', 'null', '1', '"text"', '[]', '{"nights":']) {
      assert.deepEqual(codeOf(message(head, body)), { code: 'not-json', message: 'ScanCompleted#7 is not JSON' });
    }
  });
});

/** Bodies byte for byte as version 1 wrote them, and what has another name since. */
const REWORDED: { type: EventType; text: string; now: Record<string, unknown> }[] = [
  {
    type: 'SeriesHalted',
    text: '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":2,"attempt":1},"stage":"catalog","code":"novsx","reason":"VSX knows no such star"}',
    now: { stage: 'select', code: 'novsx' },
  },
  {
    type: 'SeriesHalted',
    text: '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":2,"attempt":1},"stage":"photometry","code":"badpsf","reason":"no star"}',
    now: { stage: 'measure', code: 'badpsf' },
  },
  {
    type: 'SeriesHalted',
    text: '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":2,"attempt":1},"stage":"solve","code":"nowcs","reason":"clouds"}',
    now: { stage: 'solve', code: 'nowcs' },
  },
  {
    type: 'PhotometryDone',
    text: '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":2,"attempt":1},"mode":"single-no-check","roles":[{"role":"T1","starId":"target"}],"measured":8}',
    now: { mode: 'singleNoCheck', measured: 8 },
  },
  {
    type: 'MagnitudesTransformed',
    text: '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":2,"attempt":1},"method":"zeroPoint","gate":[{"name":"checkStar T2","verdict":"unknown"},{"name":"comparisonScatter 000-A","value":0.01,"threshold":0.05,"verdict":"pass"}]}',
    now: {
      method: 'zeroPoint',
      gate: [
        { name: 'checkStar T2', value: undefined, threshold: undefined, verdict: 'untested', sentence: '' },
        { name: 'comparisonScatter 000-A', value: 0.01, threshold: 0.05, verdict: 'pass', sentence: '' },
      ],
    },
  },
  {
    type: 'MagnitudesTransformed',
    text: '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":2,"attempt":1},"method":"field"}',
    now: { method: 'field', gate: [] },
  },
  {
    type: 'FrameFailed',
    text: '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":2,"attempt":1},"path":"a.fits","stage":"calibrate","code":"bad-header","reason":"bad header: no END"}',
    now: { stage: 'calibrate', code: 'badHeader' },
  },
  {
    type: 'FrameFailed',
    text: '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":2,"attempt":1},"path":"a.fits","stage":"profile","code":"lost","reason":"no worker"}',
    now: { stage: 'profile', code: 'lost' },
  },
];

describe('an event as version 1 wrote it', () => {
  for (const { type, text, now } of REWORDED) {
    it(`is read though words of it are called otherwise since: ${type} ${JSON.stringify(now)}`, () => {
      const decoded = decodeEnvelope(message({ ...WRITTEN_BY_VERSION_1.head, 'Wombat-Type': type }, text));
      assert.ok(decoded.ok, decoded.ok ? '' : decoded.fault.message);
      const payload = decoded.value.payload as unknown as Record<string, unknown>;
      assert.deepEqual(Object.fromEntries(Object.keys(now).map((field) => [field, payload[field]])), now);
      assert.equal(definitionOf(type).version, 2);
    });
  }

  it('is read by version 1', () => {
    const decoded = decodeEnvelope(message(WRITTEN_BY_VERSION_1.head, WRITTEN_BY_VERSION_1.text));
    assert.deepEqual(decoded, {
      ok: true,
      value: {
        id: 'scan:0123456789abcdef',
        type: 'ScanCompleted',
        payload: { nights: ['20231231', '20240101'], scanId: '0123456789abcdef' },
        causation: '',
        occurredAt: '2024-01-02T03:04:05.678Z',
        producer: 'ingest',
        software: 'wombatpipeline 0.1.0',
        subject: 'wombat.events._._',
        sequence: 7,
      },
    });
  });

  it('is read by a version 3 that renamed a field and then changed its shape', () => {
    const codec = { fromJSON: (json: unknown) => json, toJSON: (payload: unknown) => payload };
    const upcasters = {
      1: ({ nights, ...rest }: Record<string, unknown>) => ({ ...rest, dates: nights }),
      2: ({ dates, ...rest }: Record<string, unknown>) => ({ ...rest, count: (dates as string[]).length }),
    };
    const third = (type: EventType) => ({ ...definitionOf(type), version: 3, codec, upcasters });
    const decoded = decodeEnvelope(message(WRITTEN_BY_VERSION_1.head, WRITTEN_BY_VERSION_1.text), third);
    assert.deepEqual(decoded.ok && decoded.value.payload, { scanId: '0123456789abcdef', count: 2 });
  });
});

describe('the size of an event', () => {
  const LIMIT = 256 * 1024;
  const frames = 10_000;
  const many = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index));
  const first = <T>(items: readonly T[]): T => {
    const [item] = items;
    if (item === undefined) throw new Error('a sample without it');
    return item;
  };
  const bytesOf = (type: EventType, payload: Envelope['payload']) =>
    Buffer.byteLength(encodeEnvelope({ ...envelopeOf(type), payload }).data);

  it('does not grow with the frames of a night: 10,000 of them in 200 series', () => {
    const { NightDiscovered, MastersBuilt, CompsSelected, PhotometryDone, MagnitudesTransformed } = samplePayloads;
    const comp = {
      ...first(CompsSelected.comps),
      rejectedBecause: 'its error of 0.123 mag is above photometry.comps.maxError',
    };
    const night = {
      ...NightDiscovered,
      fileCount: frames,
      series: many(200, (index) => ({
        ...first(NightDiscovered.series),
        targetName: `Target ${index}`,
        numImages: frames / 200,
      })),
      calibrations: many(40, (index) => ({ ...first(NightDiscovered.calibrations), filter: `F${index}` })),
    };
    const masters = { ...MastersBuilt, masters: many(60, () => first(MastersBuilt.masters)) };
    const counts = { ...samplePayloads.FramesSolved, solved: frames, unsolved: frames, failed: frames };
    const comps = {
      ...CompsSelected,
      comps: many(200, () => comp),
      vspAnswer: 'x'.repeat(200 * 400),
      vsxAnswer: 'x'.repeat(5_000),
    };
    const done = {
      ...PhotometryDone,
      measured: frames,
      roles: many(200, (i) => ({ role: `C${i}`, starId: '000-BCP-168' })),
      dropped: many(200, () => first(PhotometryDone.dropped)),
    };
    assert.ok(bytesOf('NightDiscovered', night) < LIMIT);
    assert.ok(bytesOf('MastersBuilt', masters) < LIMIT);
    assert.ok(bytesOf('FramesCalibrated', { ...samplePayloads.FramesCalibrated, calibrated: frames }) < LIMIT);
    assert.ok(bytesOf('FramesSolved', counts) < LIMIT);
    assert.ok(bytesOf('CompsSelected', comps) < LIMIT);
    assert.ok(bytesOf('PhotometryDone', done) < LIMIT);
    assert.ok(bytesOf('MagnitudesTransformed', { ...MagnitudesTransformed, rows: frames }) < LIMIT);
    assert.ok(bytesOf('ScanCompleted', { nights: many(3_650, (i) => String(20200000 + i)), scanId: 'x' }) < LIMIT);
  });

  it('stays below what a broker takes even for a frame of 500 stars, a master and a submission of 10,000 frames', () => {
    const broker = 1024 * 1024;
    const { FrameMeasured, MasterBuilt, SubmissionStepped } = samplePayloads;
    const series = { ...first(SubmissionStepped.series), observations: many(frames, () => 'ab'.repeat(16)) };
    assert.ok(bytesOf('SubmissionStepped', { ...SubmissionStepped, series: [series] }) < broker / 2);
    assert.ok(
      bytesOf('FrameMeasured', { ...FrameMeasured, stars: many(500, () => first(FrameMeasured.stars)) }) < LIMIT,
    );
    assert.ok(bytesOf('MasterBuilt', { ...MasterBuilt, inputs: many(frames, () => 'ab'.repeat(32)) }) < broker);
  });
});
