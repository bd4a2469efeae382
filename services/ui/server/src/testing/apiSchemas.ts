import { Ajv2020 } from 'ajv/dist/2020.js';

const ID = 'api';

/** An OpenAPI document, as far as answers are held against it. */
export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
}

interface Operation {
  responses: { 200: { content: Record<string, object> } };
}

/**
 * Holds requests and answers against the schemas of an OpenAPI document, which may have no property more than they tell
 * of.
 */
export class ApiSchemas {
  private readonly ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });

  constructor(private readonly document: object) {
    this.ajv.addVocabulary(['openapi', 'info', 'paths', 'components']);
    this.ajv.addSchema(closed(document), ID);
  }

  /** What speaks against the body of an answer to `GET /api/..`, a sentence each. */
  answerFaults(route: string, body: unknown): string[] {
    return this.faults([...pointerOf(route), 'responses', '200', 'content', 'application/json', 'schema'], body);
  }

  /** What speaks against the body of a request of `POST /api/..`. */
  bodyFaults(route: string, body: unknown): string[] {
    return this.faults([...pointerOf(route), 'requestBody', 'content', 'application/json', 'schema'], body);
  }

  /** The types of content an answer may have. */
  contentTypes(route: string): string[] {
    const [, path = '', method = ''] = pointerOf(route);
    const operation = (this.document as ApiDocument).paths[path]?.[method];
    return Object.keys(operation?.responses[200].content ?? {});
  }

  private faults(pointer: readonly string[], body: unknown): string[] {
    const parts = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    const validate = this.ajv.compile({ $ref: `${ID}#/${parts.join('/')}` });
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}

/** The routes a document tells of, such as `GET /api/series`. */
export function routesIn(document: object): string[] {
  return Object.entries((document as ApiDocument).paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

function pointerOf(route: string): string[] {
  const [method = '', path = ''] = route.split(' ');
  return ['paths', path, method.toLowerCase()];
}

/** The same, but an object may have no properties beside those that are told of. */
function closed(part: unknown): object {
  const copy: unknown = JSON.parse(JSON.stringify(part), (_, value: unknown) =>
    isObjectSchema(value) && !('additionalProperties' in value) ? { ...value, additionalProperties: false } : value,
  );
  return copy as object;
}

function isObjectSchema(value: unknown): value is { type: 'object'; properties: object } {
  return (
    typeof value === 'object' && value !== null && 'properties' in value && 'type' in value && value.type === 'object'
  );
}
