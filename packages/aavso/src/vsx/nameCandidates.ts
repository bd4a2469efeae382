import { NAME_RULES } from './nameRules.js';

/** Of Unicode: forms that look alike become one, and what nobody sees goes. */
function seen(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

/** A night behind the name, as capture programs put it: `XZ Cyg_2025-10-15`. */
const DATE_BEHIND = /[ _-]+(?:19|20)\d\d([-_]?)[01]\d\1[0-3]\d$/;

/**
 * The names under which a target folder's star may be known, to be asked in this order: the folder's name as it is,
 * with blanks for underscores, then the normal forms of the rules that fit; a date behind it is left away. No
 * duplicates; nothing for a blank name.
 */
export function nameCandidates(folderName: string): string[] {
  const asIs = seen(folderName);
  const dateless = asIs.replace(DATE_BEHIND, '');
  if (dateless !== asIs && dateless !== '') return [...new Set([asIs, ...nameCandidates(dateless)])];
  const spaced = asIs.replace(/[_\s]+/g, ' ').trim();
  const normalForms = NAME_RULES.flatMap((rule) => {
    const match = rule.pattern.exec(spaced);
    return match === null ? [] : rule.forms(match.slice(1));
  });
  return [...new Set([asIs, spaced, ...normalForms])].filter((name) => name !== '');
}
