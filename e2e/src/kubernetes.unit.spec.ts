import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unknownVariables } from '@wombat/service-kit/environment';
import { loadConfig } from '@wombat/service-kit/settings';
import { parse, parseAllDocuments } from 'yaml';
import { checkout } from './documents/document.js';

const folder = join(checkout, 'deploy/kubernetes');
const text = (name: string) => readFileSync(join(folder, name), 'utf8');

interface Labels {
  matchLabels: Record<string, string>;
}

interface Variable {
  name: string;
  value?: string;
  valueFrom?: { secretKeyRef?: { name: string; key: string } };
}

interface Probe {
  exec?: { command: string[] };
  httpGet?: { path: string; port: string };
}

interface Container {
  name: string;
  image: string;
  args: string[];
  env: Variable[];
  ports?: { name: string; containerPort: number }[];
  volumeMounts: { name: string; mountPath: string }[];
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  securityContext: { readOnlyRootFilesystem: boolean; capabilities: { drop: string[] } };
}

interface Volume {
  name: string;
  persistentVolumeClaim?: { claimName: string };
  configMap?: { name: string };
}

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec: {
    serviceName?: string;
    selector: Labels & Record<string, string>;
    clusterIP?: string;
    ports?: { name: string; port: number }[];
    scaleTargetRef?: { name: string };
    maxReplicaCount?: number;
    triggers?: { type: string; metadata: Record<string, string> }[];
    volumeClaimTemplates?: { metadata: { name: string } }[];
    template: {
      metadata: { labels: Record<string, string> };
      spec: { containers: Container[]; volumes: Volume[]; securityContext: { runAsNonRoot: boolean } };
    };
  };
}

interface Composed {
  build?: { target: string };
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  profiles?: string[];
}

const kustomization = parse(text('kustomization.yaml')) as {
  namespace: string;
  resources: string[];
  configMapGenerator: { name: string; files: string[] }[];
  images: { name: string }[];
};
const manifests = kustomization.resources.flatMap((name) =>
  parseAllDocuments(text(name)).map((document) => {
    assert.deepEqual(document.errors, [], name);
    return document.toJS() as Manifest;
  }),
);
const ofKind = (kind: string) => manifests.filter((one) => one.kind === kind);
const namesOf = (kind: string) => ofKind(kind).map(({ metadata }) => metadata.name);
const pods = [...ofKind('StatefulSet'), ...ofKind('Deployment')];
const compose = parse(readFileSync(join(checkout, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Composed>;
};
const containers = Object.entries(compose.services).filter(([, { profiles }]) => profiles === undefined);

const variablesOf = (name: string) =>
  pods.find(({ metadata }) => metadata.name === name)?.spec.template.spec.containers[0]?.env ?? [];
const valueIn = (env: readonly Variable[], name: string) => env.find((one) => one.name === name)?.value;

const API_VERSIONS: Readonly<Record<string, string>> = {
  Service: 'v1',
  PersistentVolumeClaim: 'v1',
  StatefulSet: 'apps/v1',
  Deployment: 'apps/v1',
  PodDisruptionBudget: 'policy/v1',
  ScaledObject: 'keda.sh/v1alpha1',
};

describe('deploy/kubernetes', () => {
  it('takes every file, and files that are there', () => {
    const taken = [...kustomization.resources, ...kustomization.configMapGenerator.flatMap(({ files }) => files)];
    assert.deepEqual([...taken, 'kustomization.yaml'].sort(), readdirSync(folder).sort());
  });

  it('has kinds of the versions they are of, each name once', () => {
    for (const { kind, apiVersion } of manifests) assert.equal(apiVersion, API_VERSIONS[kind], kind);
    const names = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    assert.equal(new Set(names).size, names.length);
  });

  it('has the containers of docker-compose.yml: what writes as StatefulSets, workers as Deployments', () => {
    const named = (isWorker: boolean) =>
      containers.map(([name]) => name).filter((name) => name.endsWith('-worker') === isWorker);
    assert.deepEqual(namesOf('StatefulSet').sort(), named(false).sort());
    assert.deepEqual(namesOf('Deployment').sort(), named(true).sort());
  });

  it('scales every worker by the jobs that wait for its kind', () => {
    const scaled = ofKind('ScaledObject').map(({ spec }) => spec);
    assert.deepEqual(scaled.map(({ scaleTargetRef }) => scaleTargetRef?.name).sort(), namesOf('Deployment').sort());
    const read = loadConfig(text('wombat.yaml'), {});
    assert.ok(read.ok);
    const workers = new Map(Object.entries(read.value.work));
    for (const { scaleTargetRef, triggers, maxReplicaCount } of scaled) {
      const { stream, consumer, natsServerMonitoringEndpoint: asked } = triggers?.[0]?.metadata ?? {};
      const work = consumer?.replace('worker-', '');
      assert.deepEqual([stream, `${work}-worker`], ['WOMBAT_WORK', scaleTargetRef?.name]);
      assert.equal(asked, `nats.${kustomization.namespace}.svc.cluster.local:8222`);
      // So many jobs are in the queue as the configured workers need: with fewer the others would find none.
      assert.equal(workers.get(`${work}Workers`), maxReplicaCount);
    }
  });

  it('has brokers that find each other, and programs that know all of them, by a password that stands nowhere', () => {
    const addresses = [0, 1, 2].map((number) => `nats://wombat:$(BROKER_PASSWORD)@nats-${number}.nats`);
    const brokers = variablesOf('nats');
    assert.equal(valueIn(brokers, 'BROKER_ROUTES'), `[${addresses.map((one) => `${one}:6222`).join(', ')}]`);
    assert.equal(text('nats.conf').match(/authorization \{ user: wombat, password: \$BROKER_PASSWORD \}/g)?.length, 2);
    for (const { metadata } of pods) {
      const variables = variablesOf(metadata.name);
      // It is put into those that come after it alone.
      const [at, used] = ['BROKER_PASSWORD', metadata.name === 'nats' ? 'BROKER_ROUTES' : 'NATS_URL'].map((one) =>
        variables.findIndex(({ name }) => name === one),
      );
      assert.ok(at !== undefined && used !== undefined && at >= 0 && at < used, metadata.name);
      assert.deepEqual(variables[at]?.valueFrom?.secretKeyRef, { name: 'broker', key: 'password' });
    }
    const plain = readFileSync(join(checkout, 'docker/nats.conf'), 'utf8');
    for (const line of plain.split('\n').filter((one) => /^\s*\w+:/.test(one)))
      assert.ok(text('nats.conf').includes(line), line);
    for (const { metadata, spec } of pods.filter((one) => one.metadata.name !== 'nats')) {
      const { env } = spec.template.spec.containers[0] ?? { env: [] };
      const url = valueIn(env, 'NATS_URL');
      assert.equal(url, addresses.map((one) => `${one}:4222`).join(','), metadata.name);
      assert.equal(env.find(({ name }) => name === 'WOMBAT_BROKER_REPLICAS')?.value, '3');
    }
  });

  for (const { kind, metadata, spec } of pods) {
    const { name } = metadata;
    const [container] = spec.template.spec.containers;
    const composed = compose.services[name];

    it(`${name} has the labels it is chosen by, and a service of its name where it is one`, () => {
      assert.deepEqual(spec.selector.matchLabels, { app: name });
      assert.equal(spec.template.metadata.labels.app, name);
      if (kind !== 'StatefulSet') return;
      const service = ofKind('Service').find((one) => one.metadata.name === spec.serviceName);
      assert.deepEqual([service?.spec.selector, service?.spec.clusterIP], [{ app: name }, 'None']);
      const open = container?.ports?.map((port) => [port.name, port.containerPort]);
      assert.deepEqual(
        service?.spec.ports?.map((port) => [port.name, port.port]),
        open,
      );
    });

    it(`${name} is the image, words, health and variables of docker-compose.yml`, () => {
      const image = `wombat/${composed?.build?.target}`;
      assert.equal(container?.image, `${image}:latest`);
      assert.ok(kustomization.images.some((one) => one.name === image));
      const { startupProbe, livenessProbe, readinessProbe } = container;
      assert.ok(startupProbe && livenessProbe && readinessProbe);
      if (name === 'nats') return;
      assert.deepEqual(container.args, composed?.command);
      assert.deepEqual(['CMD', ...(readinessProbe.exec?.command ?? [])], composed?.healthcheck?.test);
      // What is busy for long, as with a replay of the log, is not to be ended for that.
      for (const probe of [startupProbe, livenessProbe])
        assert.deepEqual(probe.exec?.command, [...(readinessProbe.exec?.command ?? []), 'live']);
      const variables = container.env.map((one) => one.name);
      // Where traces go, and the names the page may be opened by, are an observer's own.
      const missing = Object.keys(composed?.environment ?? {}).filter((one) => !variables.includes(one));
      const own = ['OTEL_EXPORTER_OTLP_ENDPOINT', ...(name === 'ui' ? ['WOMBAT_UI_NAMES'] : [])];
      assert.deepEqual(missing.sort(), own);
      const grpc = container.env.find((one) => one.name === 'WOMBAT_GRPC')?.value;
      if (kind === 'StatefulSet')
        assert.equal(grpc, `${name}-0.${name}.${kustomization.namespace}.svc.cluster.local:50051`);
      assert.deepEqual(unknownVariables(Object.fromEntries(variables.map((one) => [one, '']))), []);
    });

    it(`${name} mounts volumes that are there, as nobody special on a disk it cannot change`, () => {
      const { volumes, securityContext } = spec.template.spec;
      const own = spec.volumeClaimTemplates?.map((claim) => claim.metadata.name) ?? [];
      const mounted = container?.volumeMounts.map((mount) => mount.name).sort();
      assert.deepEqual(mounted, [...volumes.map((volume) => volume.name), ...own].sort());
      const maps = kustomization.configMapGenerator.map((one) => one.name);
      for (const { persistentVolumeClaim: claim, configMap } of volumes) {
        if (claim !== undefined) assert.ok(namesOf('PersistentVolumeClaim').includes(claim.claimName));
        if (configMap !== undefined) assert.ok(maps.includes(configMap.name));
      }
      assert.ok(securityContext.runAsNonRoot && container?.securityContext.readOnlyRootFilesystem);
      assert.deepEqual(container.securityContext.capabilities.drop, ['ALL']);
    });
  }
});
