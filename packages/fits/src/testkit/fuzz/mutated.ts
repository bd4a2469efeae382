import type { RandomWhole } from './randomWhole.js';

const RECORD = 80;
const BLOCK = 2880;

/** Values that have broken readers of headers. */
const VALUES = [
  '0',
  '1',
  '-1',
  '2',
  '3',
  '7',
  '16',
  '-32',
  '64',
  '255',
  '4096',
  '32768',
  '65537',
  '100000',
  '2147483647',
  '-2147483648',
  '4294967296',
  '9007199254740993',
  '1E308',
  'NaN',
  '1.5',
  'T',
  'F',
  "'RICE_1  '",
  "'GZIP_2  '",
  "'HCOMPRESS_1'",
  "'PLIO_1  '",
  "'1PB(9999)'",
  "'1QE'",
  "'999999999J'",
  "'unclosed",
  "'&'",
  '',
];

type Mutation = (bytes: Buffer, random: RandomWhole) => Buffer;

/** One to four ways of damage, one after the other; the bytes given are left alone. */
export function mutated(bytes: Buffer, random: RandomWhole): Buffer {
  let damaged: Buffer = Buffer.from(bytes);
  for (let left = 1 + random(4); left > 0 && damaged.length > 0; left--)
    damaged = pick(MUTATIONS, random)(damaged, random);
  return damaged;
}

function pick<T>(from: readonly T[], random: RandomWhole): T {
  const picked = from[random(from.length)];
  if (picked === undefined) throw new RangeError('nothing to pick from');
  return picked;
}

/** Starts of the records that look like cards with a value, in any header of the file. */
function valuedRecords(bytes: Buffer): number[] {
  const starts: number[] = [];
  for (let block = 0; block + BLOCK <= bytes.length; block += BLOCK) {
    for (let at = block; at < block + BLOCK; at += RECORD) {
      if (
        bytes[at + 8] === 0x3d &&
        bytes[at + 9] === 0x20 &&
        /^[A-Z0-9_-]+ *$/.test(bytes.toString('latin1', at, at + 8))
      )
        starts.push(at);
    }
  }
  return starts;
}

const otherValue: Mutation = (bytes, random) => {
  const records = valuedRecords(bytes);
  if (records.length === 0) return bytes;
  // The first cards of a header say how the bytes lie.
  const at = pick(random(2) === 0 ? records.slice(0, 30) : records, random);
  bytes.write(pick(VALUES, random).padEnd(RECORD - 10), at + 10, RECORD - 10, 'latin1');
  return bytes;
};

const otherDigit: Mutation = (bytes, random) => {
  const records = valuedRecords(bytes);
  if (records.length === 0) return bytes;
  bytes[pick(records, random) + 10 + random(RECORD - 10)] = 0x30 + random(10);
  return bytes;
};

const lostRecord: Mutation = (bytes, random) => {
  const records = valuedRecords(bytes);
  if (records.length === 0) return bytes;
  const at = pick(records, random);
  return bytes.fill(' ', at, at + RECORD);
};

const swappedRecords: Mutation = (bytes, random) => {
  const records = valuedRecords(bytes);
  if (records.length === 0) return bytes;
  const [one, other] = [pick(records, random), pick(records, random)];
  const kept = Buffer.from(bytes.subarray(one, one + RECORD));
  bytes.copy(bytes, one, other, other + RECORD);
  kept.copy(bytes, other);
  return bytes;
};

const otherBytes: Mutation = (bytes, random) => {
  for (let left = 1 + random(16); left > 0; left--) bytes[random(bytes.length)] = random(256);
  return bytes;
};

const otherHeaderBytes: Mutation = (bytes, random) => {
  for (let left = 1 + random(8); left > 0; left--) bytes[random(Math.min(bytes.length, 4 * BLOCK))] = random(256);
  return bytes;
};

const filledSpan: Mutation = (bytes, random) => {
  const start = random(bytes.length);
  return bytes.fill(pick([0, 255, 32, 127], random), start, Math.min(bytes.length, start + random(BLOCK)));
};

const cutShort: Mutation = (bytes, random) => bytes.subarray(0, random(bytes.length));

const cutOut: Mutation = (bytes, random) => {
  const start = random(bytes.length);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random(BLOCK))]);
};

const doubledSpan: Mutation = (bytes, random) => {
  const start = random(bytes.length);
  const end = start + 1 + random(BLOCK);
  return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
};

/** Headers twice as often as bodies: they decide how everything else is read. */
const MUTATIONS: readonly Mutation[] = [
  otherValue,
  otherValue,
  otherValue,
  otherDigit,
  lostRecord,
  swappedRecords,
  otherHeaderBytes,
  otherBytes,
  filledSpan,
  cutShort,
  cutOut,
  doubledSpan,
];
