import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dashboardFiles } from './dashboardFiles.js';
import { METRICS } from './metricNames.js';
import { programRegistry } from './programRegistry.js';

const HOW = 'run: node packages/service-kit/dist/metrics/writeDashboards.js';
const files = dashboardFiles();
const folder = dirname(files[0]?.path ?? '');
const alerts = readFileSync(join(folder, '../../alerts.yml'), 'utf8');

/** Names of metrics in PromQL: those of Prometheus itself are left out. */
function namesIn(text: string): string[] {
  const words = text.match(/\b(?:wombat|process|nodejs)_[a-z0-9_]+/g) ?? [];
  return words.map((word) => word.replace(/(?<=_seconds)_(?:bucket|count|sum)$/, ''));
}

describe('the dashboards', () => {
  it('are what is told today, and no others', () => {
    for (const { path, text } of files) assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), JSON.parse(text), HOW);
    assert.equal(readdirSync(folder).length, files.length);
  });

  it('ask, as the alerts do, for what the programs measure alone, and for all of it', () => {
    const ofNode = programRegistry('any', () => true).getMetricsAsArray();
    const known = new Set([...Object.values(METRICS).map(([name]) => name), ...ofNode.map(({ name }) => name)]);
    const asked = new Set([...files.map(({ text }) => text), alerts].flatMap(namesIn));
    assert.ok(asked.size > 15);
    assert.deepEqual(
      [...asked].filter((name) => !known.has(name) && name !== 'wombat_'),
      [],
    );
    assert.deepEqual(
      Object.values(METRICS)
        .map(([name]) => name)
        .filter((name) => !asked.has(name)),
      [],
    );
  });
});
