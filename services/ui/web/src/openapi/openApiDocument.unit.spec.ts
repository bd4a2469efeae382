import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { openApiDocument } from './openApiDocument.js';

const CONTRACT = `
type Unsaid = \`\${string}_UNSPECIFIED\`;
type Told<T, P = never> = T extends Unsaid ? never : T extends readonly (infer Item)[] ? Told<Item, P>[]
  : T extends object ? { [K in keyof T as K extends P ? never : K]: Told<T[K]> } & { [K in keyof T as K extends P ? K : never]-?: Told<NonNullable<T[K]>> }
  : T;
enum State { STATE_UNSPECIFIED = 'STATE_UNSPECIFIED', waiting = 'waiting', done = 'done' }
interface Message {
  /** How it stands. */
  state: \`\${State}\`; count?: number | undefined; parts: { name: string }[] }
export interface ErrorAnswer { error: string }
export interface SeriesAnswer { all: Told<Message>[] }
/** Which. */
export interface Key { night: string }
export interface Routes {
  /** All of it. */
  'GET /api/series': { query: Key & { kind: 'a' | 'b'; size?: number }; answer: SeriesAnswer };
  'POST /api/points/reject': { body: { keys: Key[]; by: string | null }; answer: Record<string, boolean> };
  'GET /api/file': { file: 'text/csv' | 'image/png' };
}
`;

describe('the OpenAPI document of routes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-openapi-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function documentOf(text: string) {
    const file = join(folder, 'contract.ts');
    writeFileSync(file, text);
    const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, types: [] };
    return openApiDocument(ts.createProgram([file], options), file, { title: 'wombat', version: '1' });
  }

  it('tells how each is asked, and what it answers', () => {
    const { paths } = documentOf(CONTRACT);
    const refused = {
      description: 'Why not, in a sentence.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorAnswer' } } },
    };
    const answered = (content: object) => ({ 200: { description: 'As asked.', content }, default: refused });
    assert.deepEqual(JSON.parse(JSON.stringify(paths)), {
      '/api/series': {
        get: {
          operationId: 'GETApiSeries',
          summary: 'All of it.',
          parameters: [
            { name: 'night', in: 'query', required: true, schema: { type: 'string' } },
            { name: 'kind', in: 'query', required: true, schema: { type: 'string', enum: ['a', 'b'] } },
            { name: 'size', in: 'query', required: false, schema: { type: 'number' } },
          ],
          responses: answered({ 'application/json': { schema: { $ref: '#/components/schemas/SeriesAnswer' } } }),
        },
      },
      '/api/points/reject': {
        post: {
          operationId: 'POSTApiPointsReject',
          summary: '',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    keys: { type: 'array', items: { $ref: '#/components/schemas/Key' } },
                    by: { anyOf: [{ type: 'null' }, { type: 'string' }] },
                  },
                  required: ['keys', 'by'],
                },
              },
            },
          },
          responses: answered({
            'application/json': { schema: { type: 'object', additionalProperties: { type: 'boolean' } } },
          }),
        },
      },
      '/api/file': {
        get: {
          operationId: 'GETApiFile',
          summary: '',
          responses: answered({ 'text/csv': {}, 'image/png': {} }),
        },
      },
    });
  });

  it('writes what mapped types come to, without the word for nothing said', () => {
    const { SeriesAnswer, Key } = documentOf(CONTRACT).components.schemas;
    assert.deepEqual(Object(SeriesAnswer).properties.all.items, {
      type: 'object',
      properties: {
        state: { type: 'string', enum: ['waiting', 'done'], description: 'How it stands.' },
        count: { type: 'number' },
        parts: {
          type: 'array',
          items: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
        },
      },
      required: ['state', 'parts'],
    });
    assert.equal(Key?.description, 'Which.');
  });

  it('is not made of types that do not compile, or say nothing', () => {
    assert.throws(() => documentOf(CONTRACT.replace('error: string', 'error: Nowhere')), /Cannot find name 'Nowhere'/);
    assert.throws(() => documentOf(CONTRACT.replace('error: string', 'error: unknown')), /unknown says nothing/);
  });
});
