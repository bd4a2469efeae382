import { NAME_RULES } from './nameRules.js';

/**
 * The names under which a target folder's star may be known, to be asked in this order: the folder's name as it is,
 * with blanks for underscores, then the normal forms of the rules that fit. No duplicates; nothing for a blank name.
 */
export function nameCandidates(folderName: string): string[] {
  const asIs = folderName.trim();
  const spaced = asIs.replace(/[_\s]+/g, ' ').trim();
  const normalForms = NAME_RULES.flatMap((rule) => {
    const match = rule.pattern.exec(spaced);
    return match === null ? [] : rule.forms(match.slice(1));
  });
  return [...new Set([asIs, spaced, ...normalForms])].filter((name) => name !== '');
}
