import { openToOthers } from '../places/tightenHome.js';
import { type Finding, fine, warn } from './finding.js';

/** Whether other users of this computer can read what was decided, and what programs said. */
export function rightsFinding(home: string): Finding {
  const open = openToOthers(home);
  const [first] = open.toSorted((a, b) => Number(a.isOurs) - Number(b.isOurs));
  if (first === undefined) return fine('rights', "home, logs, tables and journals are their owner's alone");
  const others = open.length === 1 ? '' : `, and ${open.length - 1} more files and folders of the home`;
  const found = `${first.path} can be read by other users of this computer${others}`;
  if (first.isOurs) return warn('rights', `${found}: the next ./wombat up or run --once takes it from them`);
  return warn('rights', `${found}: as its owner chmod ${first.wanted} it, or name a folder of your own with --home`);
}
