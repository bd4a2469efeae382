import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost, block size and lanes of scrypt (RFC 7914) as OWASP advises for passwords: 128 MiB a try. */
const LOG2_COST = 17;
const BLOCK_SIZE = 8;
const LANES = 1;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

interface Parameters {
  log2Cost: number;
  blockSize: number;
  lanes: number;
}

/** `scrypt:LOG2COST:BLOCKSIZE:LANES:SALT:KEY`, salt and key in base64url: all that is kept of a password. */
export async function passwordHash(password: string, log2Cost = LOG2_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const parameters = { log2Cost, blockSize: BLOCK_SIZE, lanes: LANES };
  const key = await derive(password, salt, KEY_BYTES, parameters);
  return hashText(log2Cost, salt, key);
}

/** A hash that no password has, and that takes as long to try as any other: for names that nobody has. */
export function hashOfNobody(): string {
  return hashText(LOG2_COST, randomBytes(SALT_BYTES), randomBytes(KEY_BYTES));
}

function hashText(log2Cost: number, salt: Buffer, key: Buffer): string {
  return ['scrypt', log2Cost, BLOCK_SIZE, LANES, salt.toString('base64url'), key.toString('base64url')].join(':');
}

/** Whether this is the password of that hash; false for a text that is no hash. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [kind, log2Cost, blockSize, lanes, salt = '', key = ''] = hash.split(':');
  if (kind !== 'scrypt') return false;
  const known = Buffer.from(key, 'base64url');
  const parameters = { log2Cost: Number(log2Cost), blockSize: Number(blockSize), lanes: Number(lanes) };
  const derived = await derive(password, Buffer.from(salt, 'base64url'), known.length, parameters);
  return timingSafeEqual(derived, known);
}

/** Unicode's compositions of a letter are one password, whatever keyboard it is typed on (RFC 8265 asks for NFC). */
function derive(password: string, salt: Buffer, bytes: number, parameters: Parameters): Promise<Buffer> {
  const { log2Cost, blockSize, lanes } = parameters;
  const cost = 2 ** log2Cost;
  const options: ScryptOptions = { N: cost, r: blockSize, p: lanes, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, bytes, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
