import assert from 'node:assert/strict';
import { configSchema } from '@wombat/service-kit/config';
import { BROKER_RIGHTS } from './broker/brokerRights.js';
import { programNamed, programNames, servicePrograms, services, workers } from './registry.js';

describe('what the system is made of', () => {
  it('has a program for every name, and none for others', () => {
    for (const name of programNames()) assert.equal(programNamed(name)?.name, name);
    assert.ok(programNamed('photometry-worker')?.file.endsWith('services/photometry/dist/bundle/worker.js'));
    for (const name of ['catalog-worker', 'cooking', '']) assert.equal(programNamed(name), null);
  });

  it('has rights at the broker for each of its programs, and for nobody else', () => {
    const programs = programNames().map((name) => programNamed(name)?.user ?? '');
    assert.deepEqual(programs.toSorted(), Object.keys(BROKER_RIGHTS).toSorted());
  });

  it('begins with the ledger, which lays the streams', () => {
    assert.equal(services({ page: true })[0]?.name, 'ingest');
  });

  it('has a process for each service, or one for all but the page', () => {
    const apart = servicePrograms({ page: true, together: false });
    assert.deepEqual(apart, services({ page: true }));
    assert.deepEqual(
      apart.map((program) => program.services),
      apart.map(({ name }) => [name]),
    );
    const [shared, ...others] = servicePrograms({ page: true, together: true });
    assert.deepEqual(
      shared?.services,
      services({ page: false }).map(({ name }) => name),
    );
    assert.deepEqual(
      others.map(({ name }) => name),
      ['ui'],
    );
    assert.equal(servicePrograms({ page: false, together: true }).length, 1);
  });

  it('has as many workers as the configuration wants, each with a name of its own', () => {
    const names = workers(configSchema.parse({ work: { astrometryWorkers: 3 } })).map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => name.startsWith('astrometry')),
      ['astrometry-worker-1', 'astrometry-worker-2', 'astrometry-worker-3'],
    );
    assert.equal(new Set(names).size, names.length);
  });
});
