import assert from 'node:assert/strict';
import { readTraceParent, traceParent } from './traceParent.js';

const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];

describe('the header of W3C Trace Context', () => {
  it('is written and read as its example has it', () => {
    const header = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    assert.equal(traceParent({ traceId, spanId }), header);
    assert.deepEqual(readTraceParent(header), { traceId, spanId, traceFlags: 1, isRemote: true });
  });

  it('is none where it is empty, of another version, or names nothing', () => {
    const [noTrace, noSpan] = ['0'.repeat(32), '0'.repeat(16)];
    for (const text of ['', `01-${traceId}-${spanId}-01`, `00-${noTrace}-${spanId}-01`, `00-${traceId}-${noSpan}-01`])
      assert.equal(readTraceParent(text), null, text);
  });
});
