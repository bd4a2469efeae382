import { writeFileSync } from 'node:fs';
import { CONTRACT_DOCUMENT, contractDocument } from './contractDocument.js';

/** Writes services/ui/server/openapi.json anew: after a change of the contract, and then formatted by Biome. */
writeFileSync(CONTRACT_DOCUMENT, `${JSON.stringify(contractDocument(), null, 2)}\n`);
