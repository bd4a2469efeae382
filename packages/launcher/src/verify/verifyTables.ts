import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TablesCheck } from '@wombat/eventlog/healing';
import type { Program } from '../registry.js';
import { reasonOf } from '../report/reasonOf.js';
import type { Finding } from './finding.js';

const execute = promisify(execFile);

/** The tables of a service against the log, by a process of its own that only reads them. */
export async function verifyTables({ name, file }: Program, environment: NodeJS.ProcessEnv): Promise<Finding> {
  try {
    const { stdout } = await execute(process.execPath, [file, '--verify'], { env: environment });
    return tablesFinding(name, JSON.parse(stdout) as TablesCheck);
  } catch (error) {
    return { about: `tables of ${name}`, states: '', faults: [`they could not be compared: ${reasonOf(error)}`] };
  }
}

export function tablesFinding(
  name: string,
  { exist, areOfThisLog, areOfThisVersion, differing }: TablesCheck,
): Finding {
  const anew = `./wombat rebuild ${name} makes them anew`;
  const faults = areOfThisLog
    ? differing.map(({ table, missing, extra }) => `${table} lacks ${missing} rows and has ${extra} too many: ${anew}`)
    : [`they were made of another log than this: ${anew}`];
  const agree = areOfThisVersion
    ? 'agree with the log'
    : 'of another version of the program, to be made anew when it starts';
  return { about: `tables of ${name}`, states: exist ? agree : 'none yet', faults };
}
