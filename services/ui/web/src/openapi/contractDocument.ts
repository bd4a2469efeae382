import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument, programOf } from './openApiDocument.js';

const SERVER = fileURLToPath(new URL('../../../server/', import.meta.url));

/** Where the document lies that the server gives away. */
export const CONTRACT_DOCUMENT = `${SERVER}openapi.json`;

/** The OpenAPI document of the contract between the page and its server, as the sources are now. */
export function contractDocument(): object {
  const contract = `${SERVER}src/domain/contract.ts`;
  const { version } = JSON.parse(readFileSync(`${SERVER}package.json`, 'utf8')) as { version: string };
  return openApiDocument(programOf(`${SERVER}tsconfig.json`, [contract]), contract, {
    title: 'wombatpipeline',
    version,
  });
}
