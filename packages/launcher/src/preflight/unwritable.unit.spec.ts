import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFinding } from '../doctor/placeFindings.js';
import { unwritableNights, unwritableSentence, type WriteRefusal } from './unwritable.js';

const data = mkdtempSync(join(tmpdir(), 'wombat-unwritable-'));
for (const folder of ['20240101/Light', '20240102/Reduced', '.trash/x'])
  mkdirSync(join(data, folder), { recursive: true });
writeFileSync(join(data, 'notes.txt'), '');
symlinkSync(join(data, 'ring'), join(data, 'ring'));

const refusing = (code: string, ...folders: string[]): WriteRefusal => {
  const refused = new Set(folders.map((folder) => join(data, folder)));
  return (folder) => (refused.has(folder) ? code : null);
};

afterAll(() => rmSync(data, { recursive: true }));

describe('nights whose products cannot be written', () => {
  it('are none where all may be written', () => {
    assert.deepEqual(unwritableNights(data), { nights: 2, refused: [] });
    assert.equal(unwritableSentence(unwritableNights(data)), null);
    assert.deepEqual(dataFinding(data), { verdict: 'ok', subject: 'data', text: data });
  });

  it('are told where the disk is read-only', () => {
    const found = unwritableNights(data, refusing('EROFS', '20240101', '20240102', '.trash'));
    assert.equal(found.refused.length, 2);
    assert.match(
      unwritableSentence(found) ?? '',
      /for all 2 nights, .*20240101 first \(the disk or share is read-only\)/,
    );
    assert.equal(dataFinding(data, () => 'EROFS').verdict, 'FAULT');
  });

  it('are told where one is of another owner, or the folder of its products is', () => {
    const found = unwritableNights(data, refusing('EACCES', '20240102/Reduced'));
    assert.match(unwritableSentence(found) ?? '', /for 1 of 2 nights, .*Reduced first \(this user may not\)/);
    assert.equal(dataFinding(data, refusing('EACCES', '20240102')).verdict, 'warn');
  });
});
