import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { samplePayloads } from '@wombat/eventlog/testkit';
import { MOST_BYTES_IN_EVENT, tellAnswer } from '@wombat/service-kit/kept-answers';
import { ToldFiles } from './productsTold.js';
import { verifyAnswers } from './verifyAnswers.js';

describe('large answers', () => {
  const home = mkdtempSync(join(tmpdir(), 'wombat-answers-'));
  afterAll(() => rmSync(home, { recursive: true }));

  it('are held against the events that name them, each once', async () => {
    const { kept } = await tellAnswer(home, 'x'.repeat(MOST_BYTES_IN_EVENT + 1));
    assert.ok(kept !== undefined);
    const told = new ToldFiles();
    const payload = { ...samplePayloads.CompsSelected, vsxKept: undefined, vspKept: kept };
    for (const revision of [1, 2])
      told.see({ type: 'CompsSelected', payload: { ...payload, chartId: `revision ${revision}` } });
    const looked = () => verifyAnswers(home, [...told.answers.values()]);
    assert.deepEqual(looked(), {
      about: 'large answers',
      states: '1 files, all as they were kept',
      faults: [],
    });
    const file = join(home, 'answers', kept.sha256);
    const mend = 'put it back from a backup of the home, or reduce the series again';
    writeFileSync(file, 'y'.repeat(kept.bytes));
    assert.deepEqual(looked().faults, [`answers/${kept.sha256} of the home was changed since it was kept: ${mend}`]);
    unlinkSync(file);
    assert.deepEqual(looked().faults, [`answers/${kept.sha256} of the home cannot be read (ENOENT): ${mend}`]);
    symlinkSync('/etc/passwd', file);
    assert.deepEqual(looked().faults, [`answers/${kept.sha256} of the home cannot be read (ELOOP): ${mend}`]);
  });

  it('are none of an event that holds what was answered', () => {
    const told = new ToldFiles();
    told.see({
      type: 'CompsSelected',
      payload: { ...samplePayloads.CompsSelected, vsxKept: undefined, vspKept: undefined },
    });
    assert.deepEqual([...told.answers], []);
  });
});
