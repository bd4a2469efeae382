import assert from 'node:assert/strict';
import { HeldNews, heldSentences } from './heldNews.js';

const full = 'XZ Cyg V 20240101: calibrate: the disk is full: make room';
const none = 'XZ Cyg B 20240101: solve: there is no solver: install it';

describe('what this computer holds', () => {
  it('is one sentence for each series', () => {
    assert.deepEqual(heldSentences([{ held: [full] }, { held: [] }, null]), [`held: ${full}`]);
  });

  it('is told once as it comes, and once when it is over', () => {
    const news = new HeldNews();
    assert.deepEqual(news.since([{ held: [] }]), []);
    assert.deepEqual(news.since([{ held: [full] }]), [`held: ${full}`]);
    assert.deepEqual(news.since([{ held: [full] }]), []);
    assert.deepEqual(news.since([{ held: [full] }, { held: [none] }]), [`held: ${none}`]);
    assert.deepEqual(news.since([null, { held: [] }]), []);
    assert.deepEqual(news.since([{ held: [none] }]), []);
    assert.deepEqual(news.since([{ held: [] }]), ['nothing is held any more']);
    assert.deepEqual(news.since([{ held: [] }]), []);
  });
});
