import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { itUnless } from '@wombat/testdata';
import { checkout } from './documents/document.js';

const isThere = spawnSync('promtool', ['--version']).status === 0;

describe('what Prometheus is given', () => {
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
