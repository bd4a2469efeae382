import assert from 'node:assert/strict';
import { publisher } from '@wombat/proto';
import { missingLine } from './missingLine.js';

const of = (missing: string[]) =>
  missingLine(
    publisher.Validation.fromJSON({ night: '20251015', targetName: 'XZ Cyg', filter: 'V', state: 'validate', missing }),
  );

describe('missingLine', () => {
  it('says what is gone and what makes it again, and nothing where all is there', () => {
    assert.deepEqual(of(['a.txt']), [
      "XZ Cyg V 20251015: its report is not on the disk any more; ./wombat reduce 20251015 'XZ Cyg' V makes it again",
    ]);
    assert.deepEqual(of([]), []);
  });
});
