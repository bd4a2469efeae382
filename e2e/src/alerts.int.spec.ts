import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { itUnless } from '@wombat/testdata';
import { checkout } from './documents/document.js';

const isThere = spawnSync('promtool', ['--version']).status === 0;

describe('what Prometheus is given', () => {
  for (const [what, file] of [
    ['rules', 'alerts.yml'],
    ['config', 'prometheus.yml'],
  ] as const) {
    itUnless(!isThere && 'NOT RUN: there is no promtool here')(`holds as its ${what}`, () => {
      const words = ['check', what, `docker/ops/${file}`];
      const { status, stdout, stderr } = spawnSync('promtool', words, { cwd: checkout, encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
    });
  }
});
