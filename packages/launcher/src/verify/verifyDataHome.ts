import { dataHomeProblem } from '../places/dataHome.js';
import type { Finding } from './finding.js';

/** Whether the products in a data folder are this home's: else they would be told of as changed, one by one. */
export function verifyDataHome(data: string, home: string): Finding {
  const problem = dataHomeProblem(data, home);
  return { about: 'data folder', states: 'no other home has it', faults: problem === null ? [] : [problem] };
}
