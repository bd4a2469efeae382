import assert from 'node:assert/strict';
import { configSchema } from '@wombat/service-kit';
import type { SettingChange } from '../contract.js';
import { readersOf } from './settingReaders.js';
import { type SettingFacts, settingLine } from './settingsAnswer.js';

const facts: SettingFacts = {
  originOf: () => null,
  inputOf: () => ({ kind: 'number', choices: [], keys: [] }),
  writtenAt: () => '',
  whyLocked: () => null,
  running: { cameras: [{ gain: 2 }] },
  changes: [],
};
const gain = {
  path: ['cameras', 0, 'gain'],
  schema: { description: 'electrons', default: 1 },
  value: 2,
  hasParts: false,
};
const change = (told: Partial<SettingChange>): SettingChange => ({
  ...{ at: '2026-01-01T00:00:00Z', setting: 'cameras[1].gain', before: '1', after: '2', reason: 'anew', by: 'ABC' },
  ...told,
});

describe('a setting on the page', () => {
  it('is told with its meaning, its default, and as it would be typed', () => {
    const { value, usual, typed, isDefault, meaning, running } = settingLine(gain, facts);
    assert.deepEqual(
      [value, usual, typed, isDefault, meaning, running],
      ['2', '1', '2', false, 'electrons', undefined],
    );
  });

  it('is told with what the programs were started with, where that is something else', () => {
    assert.equal(settingLine(gain, { ...facts, running: { cameras: [] } }).running, '');
    assert.equal(settingLine(gain, { ...facts, running: { cameras: [{ gain: 1.2 }] } }).running, '1.2');
  });

  it('is told with where it was set', () => {
    assert.equal(settingLine(gain, facts).origin, '');
    assert.equal(settingLine(gain, { ...facts, originOf: () => ({ line: 7 }) }).origin, 'line 7');
    assert.equal(settingLine(gain, { ...facts, originOf: () => ({ variable: 'WOMBAT_X' }) }).origin, 'WOMBAT_X');
  });

  it('is told with who set it so, until the file has something else', () => {
    const changes = [change({ by: 'XYZ', setting: 'observer.code' }), change({}), change({ by: 'older' })];
    assert.equal(settingLine(gain, { ...facts, changes, writtenAt: () => '2' }).change?.by, 'ABC');
    assert.equal(settingLine(gain, { ...facts, changes, writtenAt: () => '2.5' }).change, undefined);
  });

  it('is typed as the file has it, where it is YAML', () => {
    const block: SettingFacts = { ...facts, inputOf: () => ({ kind: 'block', choices: [], keys: [] }) };
    assert.equal(settingLine(gain, { ...block, writtenAt: () => '- gain: 2 # mine' }).typed, '- gain: 2 # mine');
    assert.equal(settingLine(gain, block).typed, '');
    assert.equal(settingLine(gain, { ...block, whyLocked: () => 'not here' }).typed, '');
  });

  it('is never told where it is secret', () => {
    const secret = { ...gain, path: ['notify', 'webhook'], value: 'https://hidden.example' };
    const line = settingLine(secret, { ...facts, whyLocked: () => 'it may be secret' });
    assert.doesNotMatch(JSON.stringify(line), /hidden/);
  });
});

describe('the services that go by a setting', () => {
  it('are told in the order a night passes through them, each once', () => {
    assert.deepEqual(readersOf(['observer', 'site', 'nobody knows']), ['ingest', 'photometry', 'publisher']);
    assert.deepEqual(readersOf([]), []);
    for (const key of Object.keys(configSchema.shape)) assert.notDeepEqual(readersOf([key]), [], key);
  });
});
