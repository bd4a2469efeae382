import { join } from 'node:path';
import { PixelMemory, readImage } from '@wombat/fits';
import { type BadPixels, deadPixelsOf, hotPixelsOf } from '@wombat/imaging';
import { throwInstallationFault } from '@wombat/service-kit/installation';

/** The bad pixels of a master: hot ones of a dark, dead ones of a flat. Null where it cannot be read. */
export async function searchMaster(root: string, kind: 'dark' | 'flat', path: string): Promise<BadPixels | null> {
  const memory = new PixelMemory();
  const read = await readImage(join(root, path), { memory });
  if (!read.ok) throwInstallationFault(read.fault);
  const search = kind === 'dark' ? hotPixelsOf : deadPixelsOf;
  const found = read.ok ? search(read.value) : null;
  memory.release();
  return found;
}
