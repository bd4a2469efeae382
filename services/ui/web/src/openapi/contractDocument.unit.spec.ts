import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CONTRACT_DOCUMENT, contractDocument } from './contractDocument.js';

const HOW = 'run: node services/ui/web/dist/openapi/writeOpenApi.js, then npx biome check --write services/ui/server';

describe('services/ui/server/openapi.json', () => {
  it('is made of the contract as it is', () => {
    assert.deepEqual(
      JSON.parse(readFileSync(CONTRACT_DOCUMENT, 'utf8')),
      JSON.parse(JSON.stringify(contractDocument())),
      HOW,
    );
  });
});
