import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { publisherProjections } from '../projection/publisherProjections.js';
import { SettingsController } from './settings.controller.js';

const { given } = specifyReactor({ projections: publisherProjections });
const gain = { setting: 'cameras[1].gain', before: '1.2', after: '1.25', reason: 'measured anew', by: 'ABC' };
const code = { setting: 'observer.code', before: '', after: 'XYZ', reason: 'the code came', by: 'ABC' };
const changed = (payload: typeof gain, id: string) => event('SettingsChanged', payload, { id });
const list = (kit: ServiceKit) => new SettingsController(kit).list();
const record = (kit: ServiceKit) => new SettingsController(kit).record(gain);

describe('changes of settings', () => {
  it('are listed, newest first', () =>
    given(changed(code, 'a'), changed(gain, 'b'))
      .when(list)
      .thenSatisfies(({ answer: { changes } }) => {
        assert.deepEqual(
          changes.map(({ at, ...told }) => told),
          [gain, code],
        );
        for (const { at } of changes) assert.ok(Number.isFinite(Date.parse(at)));
      }));

  it('are an event each, also where the same is set again later', () =>
    given(changed(gain, 'a'), changed({ ...gain, before: '1.25', after: '1.2' }, 'b'))
      .when(record)
      .thenSatisfies(({ published }) => {
        assert.deepEqual(
          published.map(({ type, payload }) => [type, payload]),
          [['SettingsChanged', gain]],
        );
        assert.match(published[0]?.id ?? '', /^settings:3:/);
      }));
});
