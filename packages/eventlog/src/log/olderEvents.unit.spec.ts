import assert from 'node:assert/strict';
import { definitionOf, type EventType } from '../vocabulary/vocabulary.js';
import { decodeEnvelope } from './envelope.js';
import { message, WRITTEN_BY_VERSION_1 } from './testing/wire.js';

/** A try without success, with nothing known of it. */
function tried(number: number, method: string | undefined): object {
  return {
    ...{ number, success: false, method, raDegrees: undefined, decDegrees: undefined, pixelScaleArcsec: undefined },
    ...{ rotationDegrees: undefined, parity: undefined, fovDegrees: undefined, numStars: undefined },
    ...{ hfdPixels: undefined, rmsArcsec: undefined, solveSeconds: 1.5, errorMessage: 'no match', warning: '' },
    solverVersion: '',
  };
}

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
  {
    type: 'FrameSolved',
    text: '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":2,"attempt":1},"path":"a.fits","solved":true,"attempts":[{"number":1,"method":"ASTAP near","solveSeconds":1.5,"errorMessage":"no match"},{"number":2,"method":"ASTAP near, all stars","solveSeconds":1.5,"errorMessage":"no match"},{"number":3,"method":"ASTAP wide","solveSeconds":1.5,"errorMessage":"no match"},{"number":4,"method":"ASTAP wide, all stars","solveSeconds":1.5,"errorMessage":"no match"},{"number":5,"method":"ASTAP fov 10","solveSeconds":1.5,"errorMessage":"no match"},{"number":6,"method":"ASTAP fov 30","solveSeconds":1.5,"errorMessage":"no match"},{"number":7,"method":"solve-field","solveSeconds":1.5,"errorMessage":"no match"},{"number":8,"method":"header","solveSeconds":1.5,"errorMessage":"no match"},{"number":9,"method":"follow","solveSeconds":1.5,"errorMessage":"no match"},{"number":10,"solveSeconds":1.5,"errorMessage":"no match"}]}',
    now: {
      attempts: [
        tried(1, 'astapNear'),
        tried(2, 'astapNearAllStars'),
        tried(3, 'astapWide'),
        tried(4, 'astapWideAllStars'),
        tried(5, 'astapFov10'),
        tried(6, 'astapFov30'),
        tried(7, 'solveField'),
        tried(8, 'header'),
        tried(9, 'follow'),
        tried(10, undefined),
      ],
    },
  },
  {
    type: 'CompsSelected',
    text: '{"reduction":{"series":{"night":"20240101","targetName":"SS Cyg","filter":"V"},"revision":2,"attempt":1},"chartId":"X1","vsxAnswer":"{\\"VSXObject\\":{}}","vspAnswer":"{\\"photometry\\":[]}"}',
    now: { vsxAnswer: '{"VSXObject":{}}', vspAnswer: '{"photometry":[]}', vsxKept: undefined, vspKept: undefined },
  },
  {
    type: 'SubmissionStepped',
    text: '{"submissionId":"1-ab","state":"queued","submitter":"auth0-form","starName":"SS CYG","starAuid":"000-BCP-220","observerCode":"ABC","fileName":"f.txt","fileSha256":"ab","rows":3,"by":"A. Observer"}',
    now: { state: 'queued', submitter: 'auth0Form', rows: 3 },
  },
  {
    type: 'SubmissionStepped',
    text: '{"submissionId":"1-ab","state":"queued","submitter":"manual","starName":"SS CYG","starAuid":"000-BCP-220","observerCode":"ABC","fileName":"f.txt","fileSha256":"ab","rows":3,"by":"A. Observer"}',
    now: { state: 'queued', submitter: 'manual', rows: 3 },
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
        json: WRITTEN_BY_VERSION_1.text,
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
    // Tables must not keep its text as if it were written today.
    assert.ok(decoded.ok && decoded.value.json === undefined);
  });
});
