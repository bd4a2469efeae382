import assert from 'node:assert/strict';
import { Remade } from './remade.js';

describe('Remade', () => {
  it('is told at once of what is so already', async () => {
    assert.equal(await new Remade().until(() => true, 0), true);
  });

  it('waits for the change that makes it so', async () => {
    const remade = new Remade();
    let reports = 0;
    const waiting = remade.until(() => reports === 2, 60_000);
    for (reports = 1; reports <= 2; reports++) remade.notify();
    reports = 0;
    assert.equal(await waiting, true);
  });

  it('gives up after the time it has', async () => {
    assert.equal(await new Remade().until(() => false, 1), false);
  });
});
