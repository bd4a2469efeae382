import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from './documents/document.js';

describe('the containers brought up by podman', () => {
  it('are left out loudly where a program for it is missing', () => {
    const script = join(checkout, 'tools/containers');
    const { status, stderr } = spawnSync('/bin/bash', [script], { env: { PATH: '/nowhere' }, encoding: 'utf8' });
    assert.equal(stderr, 'containers: NOT RUN: there is no podman here\n');
    assert.equal(status, 77);
  });
});
