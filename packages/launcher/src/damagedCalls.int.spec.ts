import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import * as contracts from '@wombat/proto';
import { askWithBytes, pathsOf, type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';
import fc from 'fast-check';
import { services } from './registry.js';

/** Which doors a service has beside that of its operator. */
const DOORS: Readonly<Record<string, readonly { fullName: string }[]>> = {
  ingest: contractsIn(contracts.ingest),
  calibration: contractsIn(contracts.calibration),
  astrometry: [],
  catalog: contractsIn(contracts.catalog),
  photometry: contractsIn(contracts.photometry),
  publisher: [...contractsIn(contracts.publisher), ...contractsIn(contracts.submission)],
  ui: [],
};

/** Nobody listens there. */
const NO_AAVSO = 'aavso: { vsx: "http://127.0.0.1:9", vsp: "http://127.0.0.1:9" }\n';

const TEXTS = [
  '20251015',
  'XZ Cyg',
  'V',
  '',
  '..',
  '../../x',
  '\u0000',
  '\u001b[2J',
  '\u202e',
  'x'.repeat(5_000),
  'ab'.repeat(32),
];

/** A field of a message as the wire has it: a number with a kind, and what that kind says follows. */
const field: fc.Arbitrary<Buffer> = fc.letrec<{ field: Buffer; message: Buffer }>((tie) => ({
  field: fc.oneof(
    {
      weight: 3,
      arbitrary: keyed(
        2,
        fc
          .oneof(
            fc.constantFrom(...TEXTS).map((text) => Buffer.from(text)),
            tie('message'),
          )
          .map(counted),
      ),
    },
    { weight: 2, arbitrary: keyed(0, fc.oneof(fc.nat({ max: 300 }), fc.maxSafeNat()).map(varint)) },
    keyed(
      1,
      fc.double().map((value) => Buffer.from(new Float64Array([value]).buffer)),
    ),
    keyed(
      2,
      fc.uint8Array({ maxLength: 20 }).map((bytes) => counted(Buffer.from(bytes))),
    ),
    fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
  ),
  message: fc.array(tie('field'), { maxLength: 5 }).map((fields) => Buffer.concat(fields)),
})).field;
const request = fc.array(field, { maxLength: 8 }).map((fields) => Buffer.concat(fields));

const RUNS = Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 5);

describe('a damaged call', () => {
  const codes = new Set<string>();

  for (const { name, file } of services({ page: true }))
    describe(`to ${name}`, () => {
      let service: ServiceFixture;
      let address: string;

      beforeAll(async () => {
        service = await startServiceFixture({
          name,
          main: pathToFileURL(file),
          config: NO_AAVSO,
          environment: { WOMBAT_UI_PORT: '0' },
        });
        await service.start();
        const client = await service.client();
        ({ address } = client);
        client.close();
      });
      afterAll(() => service.end());

      for (const path of [contracts.ops.OpsServiceDefinition, ...(DOORS[name] ?? [])].flatMap(pathsOf))
        it(`by ${path} is answered`, () =>
          fc.assert(
            fc.asyncProperty(request, async (bytes) => {
              const { code, words } = await askWithBytes(address, path, bytes);
              codes.add(code);
              assert.ok(
                !['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'UNKNOWN'].includes(code),
                `${code}: ${words}; ${service.said()}`,
              );
              assert.ok(words.length < 6_000, words.slice(0, 200));
            }),
            { seed: 1, numRuns: RUNS },
          ));

      it('that is too large is refused', async () => {
        const { code } = await askWithBytes(
          address,
          pathsOf(contracts.ops.OpsServiceDefinition)[0] ?? '',
          Buffer.alloc(5_000_000),
        );
        assert.equal(code, 'RESOURCE_EXHAUSTED');
      });

      it('leaves it as it was, and nothing in the log that it cannot follow', async () => {
        const client = await service.client();
        assert.equal(client.address, address);
        client.close();
        await service.settled();
        assert.doesNotMatch(service.said(), /cannot go on/);
      });
    });

  describe('to all of them', () => {
    it('is taken at times, and refused in more ways than one', () => {
      assert.ok(codes.has('OK') && codes.has('INVALID_ARGUMENT') && codes.size > 2, `codes: ${[...codes].join()}`);
    });
  });
});

function contractsIn(exported: object): { fullName: string }[] {
  return Object.values(exported).filter(isContract);
}

function isContract(value: unknown): value is { fullName: string } {
  return typeof value === 'object' && value !== null && 'fullName' in value && 'methods' in value;
}

function keyed(kind: number, content: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  return fc
    .tuple(fc.integer({ min: 1, max: 12 }), content)
    .map(([number, bytes]) => Buffer.concat([varint(number * 8 + kind), bytes]));
}

function counted(bytes: Buffer): Buffer {
  return Buffer.concat([varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
}
