import assert from 'node:assert/strict';
import { ops } from '@wombat/proto';
import { readySentence } from './readySentence.js';

const service = (name: string, ready: boolean) => ops.GetStatusResponse.fromJSON({ service: name, ready });
const where = { page: 'http://127.0.0.1:8080', data: '/nights' };

describe('readySentence', () => {
  it('names page and folder once every service is ready', () =>
    assert.equal(
      readySentence([service('ingest', true), service('ui', true)], where),
      'ready: page http://127.0.0.1:8080, watching /nights; Ctrl-C stops it',
    ));

  it('names no page where there is none', () =>
    assert.equal(
      readySentence([service('ingest', true)], { ...where, page: undefined }),
      'ready: watching /nights; Ctrl-C stops it',
    ));

  it('says nothing before', () => {
    assert.equal(readySentence([], where), null);
    assert.equal(readySentence([service('ingest', true), null], where), null);
    assert.equal(readySentence([service('ingest', true), service('ui', false)], where), null);
  });
});
