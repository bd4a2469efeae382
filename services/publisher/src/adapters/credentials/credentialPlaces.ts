import { readFileSync, statSync } from 'node:fs';
import { ok, type Result, refuse } from '@wombat/result';
import { parse, YAMLParseError } from 'yaml';
import { type Credentials, credentialsIn } from './credentials.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** WOMBAT_AAVSO_USERNAME and WOMBAT_AAVSO_PASSWORD, or WOMBAT_AAVSO_COOKIE; null: none is set. */
export function credentialsOfEnvironment(environment: Environment): Credentials | null {
  return credentialsIn({
    username: environment.WOMBAT_AAVSO_USERNAME,
    password: environment.WOMBAT_AAVSO_PASSWORD,
    cookie: environment.WOMBAT_AAVSO_COOKIE,
  });
}

/** Of a YAML file with `username` and `password`, or `cookie`. */
export function credentialsOfFile(path: string): Result<Credentials> {
  const read = readPrivateYaml(path);
  if (!read.ok) return read;
  const found = credentialsIn(read.value);
  return found === null ? refuse({ message: `${path} holds neither username and password nor a cookie` }) : ok(found);
}

/** A YAML file that others may read is refused: a password in it would be known to all of this computer. */
export function readPrivateYaml(path: string): Result<unknown> {
  try {
    if ((statSync(path).mode & 0o077) !== 0) return refuse({ message: `${path} can be read by others: chmod 600 it` });
    return ok(parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof YAMLParseError) return refuse({ message: `${path} is not YAML` });
    if (error instanceof Error && 'code' in error) return refuse({ message: `${path} cannot be read (${error.code})` });
    throw error;
  }
}
