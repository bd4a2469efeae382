import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { chmod, readFile, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restartRequestFile } from '@wombat/service-kit/run-file';
import type { SettingPreview, SettingsAnswer } from './domain/contract.js';
import { ASKED_SERVICES, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { refusal, serveDesk } from './testing/servedDesk.js';

const TEXT = '# ours\nobserver:\n  code: ABC # since 2019\nnotify: { webhook: "https://a.example/hidden" }\n';

describe('settings changed on the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-settings-'));
  const real = join(folder, 'real.yaml');
  const file = join(folder, 'wombat.yaml');
  const prepare = async (home: string) => {
    await writeFile(real, TEXT);
    await chmod(real, 0o640);
    await symlink(real, file);
    await writeFile(join(home, 'run', 'launcher.json'), JSON.stringify({ pid: process.pid }));
  };
  const environment = { WOMBAT_CONFIG: file, WOMBAT_SOLVE_MODE: 'follow' };
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES, { prepare, environment });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const answer = async () => (await (await desk.get('settings')).json()) as SettingsAnswer;
  const lineOf = async (wanted: string) => {
    const found = (await answer()).settings.find(({ name }) => name === wanted);
    assert.ok(found !== undefined, `no setting ${wanted}`);
    return found;
  };
  const asked = async (path: (string | number)[], text: string) => ({
    ...{ path, text, reason: 'the code came', by: 'A. Observer' },
    sha256: (await answer()).sha256,
  });

  it('shows the lines that would change, and writes nothing', async () => {
    const shown = await desk.post('settings/preview', await asked(['observer', 'code'], 'XYZ'));
    assert.deepEqual((await shown.json()) as SettingPreview, {
      lines: [
        { mark: '-', line: 3, text: '  code: ABC # since 2019' },
        { mark: '+', line: 3, text: '  code: XYZ # since 2019' },
      ],
      services: ['ingest', 'photometry', 'publisher'],
      unwritable: '',
    });
    assert.equal(await readFile(real, 'utf8'), TEXT);
  });

  it('tells how each is given, and why some are not changed here, and never a secret', async () => {
    const told = await answer();
    assert.doesNotMatch(JSON.stringify(told), /hidden/);
    assert.deepEqual([told.file, told.unwritable, told.problem, told.outdated], [file, '', '', []]);
    const { input, typed, locked, origin } = await lineOf('observer.code');
    assert.deepEqual([input.kind, typed, locked, origin], ['text', 'ABC', '', 'line 3']);
    assert.match((await lineOf('solve.mode')).locked, /^WOMBAT_SOLVE_MODE of the environment sets it/);
    assert.match((await lineOf('solve.binary')).locked, /on this computer/);
  });

  it('writes the file through its link, keeps its mode, and has the change kept', async () => {
    const changed = await desk.post('settings/change', await asked(['observer', 'code'], 'XYZ'));
    assert.equal(changed.status, 200, await changed.text());
    assert.equal(await readFile(real, 'utf8'), TEXT.replace('ABC', 'XYZ'));
    assert.equal((await stat(real)).mode & 0o777, 0o640);
    assert.deepEqual(desk.double.settingsChanges, [
      { setting: 'observer.code', before: 'ABC', after: 'XYZ', reason: 'the code came', by: 'A. Observer' },
    ]);
    const { value, running, change } = await lineOf('observer.code');
    assert.deepEqual([value, running, change?.by], ['XYZ', 'ABC', 'A. Observer']);
    assert.deepEqual((await answer()).outdated, ['ingest', 'photometry', 'publisher']);
  });

  it('takes one change of two that rest on the same file', async () => {
    const edit = await asked(['site'], '{ latitude: 48, longitude: 16 }');
    const both = await Promise.all([
      desk.post('settings/change', edit),
      desk.post('settings/change', { ...edit, path: ['filters'], text: '{ R: TR }' }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
    assert.equal(desk.double.settingsChanges.length, 2);
  });

  it('writes nothing that would be wrong, is not for the page, or has no reason', async () => {
    const before = await readFile(real, 'utf8');
    const edit = await asked(['observer', 'code'], 'TOOLONG');
    const answers = [
      await refusal(desk.post('settings/change', edit)),
      await refusal(desk.post('settings/change', { ...edit, path: ['ui', 'listen'], text: '0.0.0.0' })),
      await refusal(desk.post('settings/change', { ...edit, reason: ' ' })),
      await refusal(desk.post('settings/change', { ...edit, path: [] })),
      await refusal(desk.post('settings/change', edit, { origin: 'http://evil.example' })),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [400, 412, 400, 400, 403],
    );
    assert.match(answers[0]?.error ?? '', /'observer.code' is "TOOLONG": it must be an AAVSO observer code/);
    assert.equal(await readFile(real, 'utf8'), before);
  });

  it('leaves the file as it was where the change cannot be kept', async () => {
    const before = await readFile(real, 'utf8');
    desk.double.answers.settings = { code: 'ABORTED', message: 'another setting was changed meanwhile: look again' };
    const refused = await refusal(desk.post('settings/change', await asked(['observer', 'code'], 'QQQ')));
    desk.double.answers.settings = null;
    assert.deepEqual(refused, { status: 409, error: 'another setting was changed meanwhile: look again' });
    assert.equal(await readFile(real, 'utf8'), before);
  });

  it('asks the launcher that started it to start everything again', async () => {
    assert.equal((await answer()).canApply, true);
    assert.equal((await desk.post('settings/apply', {})).status, 200);
    assert.equal(existsSync(restartRequestFile(desk.home)), true);
    await unlink(join(desk.home, 'run', 'launcher.json'));
    assert.equal((await answer()).canApply, false);
    assert.equal((await desk.post('settings/apply', {})).status, 412);
  });

  it('tells what is wrong with a file somebody broke meanwhile, and what runs', async () => {
    await writeFile(real, 'observer: { code: TOOLONG }\n');
    const { problem, settings } = await answer();
    assert.match(problem, /^line 1: 'observer.code' is "TOOLONG"/);
    assert.equal(settings.find(({ name }) => name === 'observer.code')?.value, 'ABC');
  });

  it('says so where the file is no plain file, or is gone, and shows the lines all the same', async () => {
    await writeFile(real, TEXT);
    await unlink(file);
    await symlink(folder, file);
    assert.match((await answer()).problem, /cannot be read/);
    await unlink(file);
    const { unwritable, problem } = await answer();
    assert.match(unwritable, /cannot be written from here \(ENOENT\)/);
    assert.match(problem, /cannot be read/);
  });
});

describe('settings of a program that has no file', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES);

  it('are shown as lines for one, and not written', async () => {
    const { sha256, unwritable } = (await (await desk.get('settings')).json()) as SettingsAnswer;
    assert.match(unwritable, /^No wombat.yaml was there/);
    const edit = { path: ['observer', 'code'], text: 'ABC', sha256, reason: 'mine', by: 'A. Observer' };
    const { lines } = (await (await desk.post('settings/preview', edit)).json()) as SettingPreview;
    assert.deepEqual(
      lines.map(({ text }) => text),
      ['observer:', '  code: ABC'],
    );
    assert.equal((await desk.post('settings/change', edit)).status, 412);
  });
});
