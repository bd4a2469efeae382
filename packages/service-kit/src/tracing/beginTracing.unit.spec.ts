import assert from 'node:assert/strict';
import { readEnvironment } from '../run/environment.js';
import { beginTracing, type TracedProgram } from './beginTracing.js';

/** Has no broker to ask, and nobody to tell of it. */
const UNASKED = {} as TracedProgram;

describe('traces', () => {
  it('are wanted where the environment names a collector, by either name that OpenTelemetry has for it', () => {
    const wanted = (variables: Record<string, string>) => {
      const read = readEnvironment(variables);
      return read.ok && read.value.traces;
    };
    assert.equal(wanted({}), false);
    assert.equal(wanted({ OTEL_EXPORTER_OTLP_ENDPOINT: '' }), false);
    for (const name of ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'])
      assert.equal(wanted({ [name]: 'http://127.0.0.1:4318' }), true);
  });

  it('ask nobody and load nothing where they are not', async () => {
    const end = await beginTracing({ traces: false }, UNASKED);
    await end();
  });
});
