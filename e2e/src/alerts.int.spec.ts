import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itUnless } from '@wombat/testdata';
import { parse } from 'yaml';
import { checkout } from './documents/document.js';

const isThere = spawnSync('promtool', ['--version']).status === 0;

interface Rules {
  groups: { rules: { alert: string }[] }[];
}

interface MadeUp {
  tests: { alert_rule_test: { alertname: string; exp_alerts: object[] }[] }[];
}

const read = <T>(file: string) => parse(readFileSync(join(checkout, file), 'utf8')) as T;

describe('what Prometheus is given', () => {
  it('has numbers made up for every rule that let it tell', () => {
    const rules = read<Rules>('docker/ops/alerts.yml').groups.flatMap((group) => group.rules.map(({ alert }) => alert));
    const looks = read<MadeUp>('e2e/src/alerts.test.yml').tests.flatMap((test) => test.alert_rule_test);
    const told = new Set(looks.flatMap(({ alertname, exp_alerts: alerts }) => (alerts.length > 0 ? [alertname] : [])));
    assert.deepEqual([...told].sort(), rules.sort());
  });

  for (const [title, ...words] of [
    ['holds as its rules', 'check', 'rules', 'docker/ops/alerts.yml'],
    ['holds as its configuration', 'check', 'config', 'docker/ops/prometheus.yml'],
    ['tells of made-up numbers what it should', 'test', 'rules', 'e2e/src/alerts.test.yml'],
  ] as const) {
    itUnless(!isThere && 'NOT RUN: there is no promtool here')(title, () => {
      const { status, stdout, stderr } = spawnSync('promtool', words, { cwd: checkout, encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
    });
  }
});
