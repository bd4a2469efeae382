import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PLACE = fileURLToPath(new URL('../../openapi.json', import.meta.url));

/** The document of what is answered below /api/, made of the contract (services/ui/web/src/openapi). */
export function readApiDocument(): object {
  return JSON.parse(readFileSync(PLACE, 'utf8'));
}
