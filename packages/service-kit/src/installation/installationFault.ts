import { constants } from 'node:os';
import { type CauseCode, causeSentence } from '@wombat/proto/words';

/** This installation does not let the work be done: it is no outcome of a frame, and holds the stage. */
export class InstallationFault extends Error {
  constructor(
    readonly code: CauseCode,
    /** Where, or what was seen. */
    readonly detail = '',
  ) {
    super(causeSentence(code, detail));
  }
}

/** Errors of the file system, and of the broker's, that say something of this computer, whatever file it was about. */
const CAUSE_OF: Readonly<Partial<Record<string, CauseCode>>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'quotaUsed',
  EFBIG: 'fileTooLarge',
  EROFS: 'readOnly',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EIO: 'diskError',
  ESTALE: 'diskError',
  // What a nats-server answers whose disk has no more room: insufficient resources, and insufficient storage.
  10023: 'diskFull',
  10047: 'diskFull',
  EMFILE: 'tooManyFiles',
  ENFILE: 'tooManyFiles',
};

/** The fault of this installation that an error tells of; null where it tells of something else. */
export function installationFaultOf(error: unknown): InstallationFault | null {
  if (error instanceof InstallationFault) return error;
  if (!(error instanceof Error)) return null;
  const { code = '', path = '' } = error as { code?: string | number; path?: string };
  const cause = causeOf(String(code));
  return cause === undefined ? null : new InstallationFault(cause, path === '' ? error.message : path);
}

/** Throws where a file could not be read for a cause of this installation; what is wrong with the file itself stays. */
export function throwInstallationFault(fault: { message: string; systemCode?: string }): void {
  const cause = causeOf(fault.systemCode ?? '');
  if (cause !== undefined) throw new InstallationFault(cause, fault.message);
}

/** Node.js has no names for some errors of the system, ESTALE and EDQUOT among them, and tells their numbers. */
function causeOf(code: string): CauseCode | undefined {
  const number = Number(/^Unknown system error -(\d+)$/.exec(code)?.[1]);
  const name = Object.entries(constants.errno).find(([, one]) => one === number)?.[0];
  return CAUSE_OF[name ?? code];
}
