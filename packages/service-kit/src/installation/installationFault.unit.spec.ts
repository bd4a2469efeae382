import assert from 'node:assert/strict';
import { constants } from 'node:os';
import { getSystemErrorName } from 'node:util';
import { CAUSES, type CauseCode } from '@wombat/proto/words';
import { InstallationFault, installationFaultOf, throwInstallationFault } from './installationFault.js';

const systemError = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: write`), { code, ...(path !== undefined && { path }) });

const SYSTEM_CODES: readonly (readonly [string, CauseCode])[] = [
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'quotaUsed'],
  ['EFBIG', 'fileTooLarge'],
  ['EROFS', 'readOnly'],
  ['EACCES', 'noPermission'],
  ['EPERM', 'noPermission'],
  ['EIO', 'diskError'],
  ['ESTALE', 'diskError'],
  ['EMFILE', 'tooManyFiles'],
  ['ENFILE', 'tooManyFiles'],
];

/** As Node.js calls it, which does not know all of their names. */
const asTold = (name: string) => getSystemErrorName(-(constants.errno as Record<string, number>)[name]!);

describe('faults of this installation', () => {
  it.each(SYSTEM_CODES)('are told by %s, with the place and what to do', (code, cause) => {
    const fault = installationFaultOf(systemError(asTold(code), '/data/a.fits'));
    assert.equal(fault?.code, cause);
    assert.ok(fault?.message.startsWith(`${CAUSES[cause].meaning} (/data/a.fits): `), fault?.message);
  });

  it.each([10023, 10047])('are told by the broker where its disk has no room: %s', (code) => {
    const fault = installationFaultOf(Object.assign(new Error('insufficient resources'), { code }));
    assert.equal(fault?.message, 'the disk is full (insufficient resources): make room');
    assert.equal(installationFaultOf(Object.assign(new Error('wrong last sequence'), { code: 10071 })), null);
  });

  it('are told without a place where a write does not tell one', () => {
    assert.equal(installationFaultOf(systemError('ENOSPC'))?.message, 'the disk is full (ENOSPC: write): make room');
  });

  it('are known again where they come from further down', () => {
    const fault = new InstallationFault('noSolver', 'astap');
    assert.equal(installationFaultOf(fault), fault);
  });

  it('are nothing else', () => {
    for (const error of [systemError('ENOENT'), new TypeError('x is not a function'), 'ENOSPC', { code: 'EIO' }, null])
      assert.equal(installationFaultOf(error), null);
  });

  it.each(SYSTEM_CODES)('are thrown for a file that %s keeps from being read', (systemCode, cause) => {
    assert.throws(
      () => throwInstallationFault({ message: `unreadable: ${systemCode}`, systemCode: asTold(systemCode) }),
      (error) => error instanceof InstallationFault && error.code === cause,
    );
  });

  it('are not thrown for what is wrong with the file itself', () => {
    throwInstallationFault({ message: 'truncated' });
    throwInstallationFault({ message: 'unreadable: ENOENT', systemCode: 'ENOENT' });
  });
});
