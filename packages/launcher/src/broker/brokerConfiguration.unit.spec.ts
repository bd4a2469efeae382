import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../places/projectRoot.js';
import { brokerConfiguration } from './brokerConfiguration.js';
import { BROKER_RIGHTS } from './brokerRights.js';
import { passwordOf } from './brokerUsers.js';

const text = (version: string | null) =>
  brokerConfiguration({ home: '/h', port: 4321, version, secret: 'abc', storeBytes: 15_000_000_000 });

describe("the broker's configuration", () => {
  it('listens on loopback alone and keeps its store in the home', () => {
    assert.match(text('2.9.10'), /listen: "127\.0\.0\.1:4321"/);
    assert.match(text('2.9.10'), /store_dir: "\/h\/broker"/);
  });

  it('lets messages be as large as in the containers of an observatory server', () => {
    const most = /^max_payload: .+$/m;
    const ofContainers = readFileSync(join(PROJECT_ROOT, 'docker/nats.conf'), 'utf8');
    assert.equal(most.exec(text(null))?.[0], most.exec(ofContainers)?.[0] ?? '');
  });

  it('lets in those alone who know the secret of the home, or what follows from it for one program', () => {
    assert.match(text(null), /\{ user: wombat, password: "abc" \}/);
    const passwords = [...text(null).matchAll(/"password":"(\w+)"/g)].map(([, password]) => password);
    assert.equal(passwords.length, Object.keys(BROKER_RIGHTS).length);
    assert.equal(new Set([...passwords, 'abc']).size, passwords.length + 1);
    assert.equal(passwords[0], passwordOf('ingest', 'abc'));
    assert.notEqual(passwords[0], passwordOf('ingest', 'abcd'));
  });

  it('keeps no more than so many logs wherever the server knows how', () => {
    for (const version of ['2.9.10', '2.10.0', null]) assert.match(text(version), /^logfile_size_limit: 10MB$/m);
    assert.match(text('2.10.0'), /^logfile_max_num: 4$/m);
    for (const version of ['2.9.10', null]) assert.doesNotMatch(text(version), /logfile_max_num/);
  });

  it('says how much may be stored, which the server would reckon without what is stored already', () => {
    for (const version of ['2.9.10', '2.10.0', null]) assert.match(text(version), /, max_file_store: 15000000000\b/);
  });

  it('syncs before it acknowledges wherever the server knows how', () => {
    for (const version of ['2.10.0', '2.12.1', '3.0.0']) assert.match(text(version), /sync_interval: always/);
    for (const version of ['2.9.10', '2.2.0', null]) assert.doesNotMatch(text(version), /sync_interval/);
  });
});
