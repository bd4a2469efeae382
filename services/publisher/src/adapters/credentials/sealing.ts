import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { ok, type Result, refuse } from '@wombat/result';
import { readPrivateFile, writePrivateFile } from './privateFile.js';

/** AES-256-GCM with a nonce of 12 bytes, as NIST SP 800-38D advises. */
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Bound to what is sealed, so that a sealed text of another purpose does not open as this one. */
const PURPOSE = Buffer.from('wombatpipeline credentials of the AAVSO, version 1');

export class SealingKey {
  private constructor(private readonly key: Buffer) {}

  /** The key of this file, which is made where there is none. */
  static of(file: string): Result<SealingKey> {
    const known = readPrivateFile(file);
    if (known === null) {
      const key = randomBytes(KEY_BYTES);
      writePrivateFile(file, `${key.toString('base64')}\n`);
      return ok(new SealingKey(key));
    }
    const key = Buffer.from(known.trim(), 'base64');
    return key.length === KEY_BYTES ? ok(new SealingKey(key)) : refuse({ message: `${file} holds no key` });
  }

  seal(text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(PURPOSE);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  open(sealed: string): Result<string> {
    const bytes = Buffer.from(sealed, 'base64');
    if (bytes.length < NONCE_BYTES + TAG_BYTES) return refuse({ message: 'it is cut off' });
    const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, NONCE_BYTES)).setAAD(PURPOSE);
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      return ok(text.toString('utf8'));
    } catch (error) {
      return refuse({ message: `it was sealed with another key, or changed (${String(error)})` });
    }
  }

  /** Tells whether two texts are the same without telling what they are. */
  fingerprint(text: string): string {
    return createHmac('sha256', this.key).update(PURPOSE).update(text).digest('hex').slice(0, 32);
  }
}
