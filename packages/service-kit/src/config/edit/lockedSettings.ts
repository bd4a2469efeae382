import type { SettingPath } from './placeInYaml.js';

const PLACE = 'it says where things are on this computer: it is set in the file alone';
const PAGE = 'who may reach the page, and as whom, is not for the page to say: it is set in the file alone';
const MESSAGES = 'where messages are sent may be secret: it is set in the file or the environment alone';
const AAVSO = 'it says who is told name and password, and by which way: it is set in the file alone';

/** What a person on the page may not change, with the reason. */
const LOCKED: readonly (readonly [readonly string[], string])[] = [
  [['data'], PLACE],
  [['solve', 'binary'], PLACE],
  [['solve', 'database'], PLACE],
  [['ui'], PAGE],
  [['notify', 'webhook'], MESSAGES],
  [['notify', 'mail'], MESSAGES],
  [['aavso', 'vsx'], AAVSO],
  [['aavso', 'vsp'], AAVSO],
  [['aavso', 'submit'], AAVSO],
  [['aavso', 'login'], AAVSO],
  [['aavso', 'submitter'], AAVSO],
];

/** Why a setting, or something in it, may not be changed on the page; null where it may. */
export function whyLocked(path: SettingPath): string | null {
  const found = LOCKED.find(([locked]) => {
    const shared = Math.min(locked.length, path.length);
    return locked.slice(0, shared).every((key, depth) => key === path[depth]);
  });
  return found?.[1] ?? null;
}
