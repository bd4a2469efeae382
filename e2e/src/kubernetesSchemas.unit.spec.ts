import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { checkout } from './documents/document.js';

const folder = join(checkout, 'deploy/kubernetes');
// Not read by a cluster: kustomize's own file, and the configuration of the programs.
const OTHERS = ['kustomization.yaml', 'wombat.yaml'];

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

const manifests = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && !OTHERS.includes(name))
  .flatMap((name) => parseAllDocuments(readFileSync(join(folder, name), 'utf8')))
  .map((document) => document.toJS() as Manifest);

const moduleOf = ({ apiVersion, kind }: Manifest) =>
  `${apiVersion.startsWith('keda.sh/') ? '@kubernetes-models/keda' : 'kubernetes-models'}/${apiVersion}/${kind}`;

type Model = new (manifest: Manifest) => { validate(): void };

async function validate(manifest: Manifest): Promise<void> {
  const models = (await import(moduleOf(manifest))) as Record<string, Model>;
  const model = models[manifest.kind];
  assert.ok(model, manifest.kind);
  new model(manifest).validate();
}

/** What the compiler says of manifests as Kubernetes' types: schemas let unknown fields pass, it does not. */
function typeErrors(those: readonly Manifest[]): string {
  const place = mkdtempSync(join(tmpdir(), 'wombat-kubernetes-'));
  try {
    symlinkSync(join(checkout, 'node_modules'), join(place, 'node_modules'));
    writeFileSync(join(place, 'package.json'), '{ "type": "module" }');
    const lines = those.map((one, index) => {
      const type = `I${one.kind}`;
      return `import type { ${type} as T${index} } from '${moduleOf(one)}';\nexport const m${index}: T${index} = ${JSON.stringify(one)};\n`;
    });
    writeFileSync(join(place, 'manifests.ts'), lines.join(''));
    const compiler = join(checkout, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022'];
    execFileSync(process.execPath, [compiler, ...options, 'manifests.ts'], { cwd: place, encoding: 'utf8' });
    return '';
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function changed(kind: string, from: string, to: string): Manifest {
  const text = JSON.stringify(manifests.find((one) => one.kind === kind));
  assert.ok(text.includes(from), `${kind} has ${from}`);
  return JSON.parse(text.replace(from, to)) as Manifest;
}

describe("deploy/kubernetes, against Kubernetes' and KEDA's own schemas", () => {
  it('has manifests', () => assert.ok(manifests.length > 20));

  for (const manifest of manifests)
    it(`${manifest.kind} ${manifest.metadata.name} holds`, async () => {
      await validate(manifest);
    });

  it('has no field that those do not know', () => assert.equal(typeErrors(manifests), ''));

  it('would see a value of another kind', async () => {
    await assert.rejects(
      validate(changed('Deployment', '"containers":[', '"containers":"none","was":[')),
      /containers/,
    );
    await assert.rejects(validate(changed('ScaledObject', '"triggers":[', '"triggers":"none","was":[')), /triggers/);
  });

  it('would see a field that is not there', () =>
    assert.match(typeErrors([changed('StatefulSet', '"volumeMounts"', '"volumeMount"')]), /volumeMount/));
});
