import { InstallationFault } from '../installation/installationFault.js';

/** An answer; or what was thrown, which is carried over to be thrown again. */
export type Answered =
  | { readonly answer: unknown }
  | { readonly thrown: unknown; readonly code: unknown }
  | { readonly installation: Pick<InstallationFault, 'code' | 'detail'> };

/** What tells a full disk from a bug is lost on the way between threads, but for what is plain data. */
export function answeredByThrowing(error: unknown): Answered {
  if (error instanceof InstallationFault) return { installation: { code: error.code, detail: error.detail } };
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return { thrown: error, code };
}

export function thrownAgain(answered: Exclude<Answered, { readonly answer: unknown }>): unknown {
  if ('installation' in answered)
    return new InstallationFault(answered.installation.code, answered.installation.detail);
  const { thrown, code } = answered;
  return thrown instanceof Error && code !== undefined ? Object.assign(thrown, { code }) : thrown;
}
