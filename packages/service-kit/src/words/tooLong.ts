/**
 * Of what a person says, in characters: it is kept for ever in the log, and stands in lists. A name, and a reason,
 * note or words to it.
 */
export const MOST_CHARACTERS = { name: 60, text: 500 } as const;

const PARTS: Readonly<Record<string, { called: string; most: number }>> = {
  by: { called: 'your name', most: MOST_CHARACTERS.name },
  reason: { called: 'the reason', most: MOST_CHARACTERS.text },
  note: { called: 'the note', most: MOST_CHARACTERS.text },
  words: { called: 'the words', most: MOST_CHARACTERS.text },
};

/** A sentence on the first part of what a person says that is too long to be taken; null where none is. */
export function tooLong(said: object): string | null {
  for (const [name, value] of Object.entries(said)) {
    const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (part !== undefined && typeof value === 'string' && value.trim().length > part.most)
      return `${part.called} is longer than ${part.most} characters`;
  }
  return null;
}
