const PLAIN = /^[\p{L}\p{N}_@%+=:,./-]+$/u;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * A word as it is typed after `./wombat` in a shell, for commands that are shown: quoted where it holds blanks or marks
 * a shell reads. With characters nobody can type it is in the form of bash and zsh, `$'...'`.
 */
export function shellWord(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!UNSEEN.test(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  const typed = [...word].map((character) => {
    if (UNSEEN.test(character)) return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
    return character === "'" || character === '\\' ? `\\${character}` : character;
  });
  return `$'${typed.join('')}'`;
}
