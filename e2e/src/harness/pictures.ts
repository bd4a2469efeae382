import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** `WOMBAT_PICTURES=docs/pictures` makes those of the documents anew. */
const FOLDER = process.env.WOMBAT_PICTURES ?? fileURLToPath(new URL('../pictures', import.meta.url));

export const SCHEMES = ['light', 'dark'] as const;

/** A picture of the page as it stands in each scheme, as `NAME.png` and `NAME-dark.png`; the files. */
export async function takePictures(page: Page, name: string): Promise<string[]> {
  mkdirSync(FOLDER, { recursive: true });
  const files: string[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const path = join(FOLDER, `${name}${colorScheme === 'dark' ? '-dark' : ''}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    files.push(path);
  }
  return files;
}
