import assert from 'node:assert/strict';
import { decodeEnvelope, type WireMessage } from './envelope.js';
import { message, WRITTEN_BY_VERSION_1 } from './testing/wire.js';

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
