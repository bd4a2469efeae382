import { isLogError } from '@wombat/eventlog';
import { installationFaultOf, messageOf, type ServiceKit } from '@wombat/service-kit';
import type { SeenFile } from '../domain/index.js';

/**
 * Keeps the trouble of one night's folder from all others: one that throws is passed over until a file of it changes,
 * or until the next start; where something on this computer is the cause it is tried at every look. What the broker or
 * the tables throw is no folder's trouble and is thrown on.
 */
export class FolderGuard {
  /** The folders that have thrown, as they were then. */
  private readonly failed = new Map<string, string>();

  constructor(
    private readonly kit: Pick<ServiceKit, 'logger' | 'status'>,
    private readonly notice: (folder: string, reason: string) => void,
  ) {}

  async each(folder: string, members: readonly SeenFile[], look: () => Promise<void>): Promise<void> {
    if (this.failed.get(folder) === fingerprint(members)) return;
    try {
      await look();
      this.failed.delete(folder);
      this.kit.status.failed.delete(folder);
    } catch (error) {
      if (isLogError(error)) throw error;
      this.kit.status.failed.add(folder);
      const fault = installationFaultOf(error);
      if (fault !== null) return this.notice(folder, fault.message);
      this.failed.set(folder, fingerprint(members));
      this.kit.logger.error({ stack: error instanceof Error ? error.stack : undefined }, `${folder} is passed over`);
      const reason = `the program failed on this folder: ${messageOf(error)}; the others go on. It is tried again when a file of it changes, and at the next start; please report it with the log of this service`;
      this.notice(folder, reason);
    }
  }

  hasFailed(folder: string): boolean {
    return this.failed.has(folder);
  }
}

/** Files as they are now: it changes when one of them does. */
export function fingerprint(files: readonly SeenFile[]): string {
  return JSON.stringify(files.map(({ path, size, modifiedMilliseconds }) => [path, size, modifiedMilliseconds]));
}
