import assert from 'node:assert/strict';
import { ingest } from '@wombat/proto';
import { haltAdvice } from './haltAdvice.js';

const series = (apphot?: string) => ingest.SeriesState.fromJSON({ apphot });

describe('the advice on halts', () => {
  it('tells each halt once, with who mends it and what to do, without the marks of the page', () => {
    const lines = haltAdvice([series('novsp'), series('nocal'), series('novsp')]);
    assert.equal(lines.length, 6);
    assert.match(
      lines[1] ?? '',
      /^nocal: a bias or a flat is missing, .*requireMasters is on \(mended by the observer\)$/,
    );
    assert.match(lines[2] ?? '', /^ {2}add bias and flats/);
    assert.match(lines[4] ?? '', /^novsp: .* \(mended by time alone\)$/);
    assert.ok(lines.every((line) => !line.includes('`')));
  });

  it('has nothing to say of what goes on or waits for a verdict', () => {
    assert.deepEqual(haltAdvice([series(), series('validate')]), []);
  });
});
