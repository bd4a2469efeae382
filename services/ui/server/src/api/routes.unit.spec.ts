import assert from 'node:assert/strict';
import { readApiDocument } from '../adapters/apiDocument.js';
import { routesIn } from '../testing/apiSchemas.js';
import { servedRoutes } from '../testing/servedRoutes.js';

describe('the document of the REST API', () => {
  it('tells of every route of the server, and of no other', () => {
    const served = servedRoutes();
    assert.ok(served.length > 30, `${served.length} routes`);
    assert.deepEqual(routesIn(readApiDocument()).toSorted(), served.toSorted());
  });
});
