import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { ok, type Result, refuse } from '@wombat/result';

export type OptionValues<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options }>
>['values'];

/** The options among these words; a fault is Node's first sentence on what is wrong, the others explain escaping. */
export function readOptions<Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
): Result<OptionValues<Options>> {
  try {
    return ok(parseArgs({ args: [...words], options }).values);
  } catch (error) {
    return refuse((error instanceof Error ? error.message : String(error)).split(/\. |\n/)[0] ?? '');
  }
}
