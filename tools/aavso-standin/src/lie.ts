/** What a service may say that is whole and well-formed, and not true. */
export const LIES = ['elsewhere', 'negative'] as const;

export type Lie = (typeof LIES)[number];

/**
 * The answer of another star, on the other side of the sky, with other names (`elsewhere`); every magnitude with its
 * sign turned round (`negative`).
 */
export function lieAbout(body: string, lie: Lie): string {
  return JSON.stringify(JSON.parse(body, lie === 'elsewhere' ? ofAnotherStar : withSignsTurned));
}

function ofAnotherStar(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  switch (key) {
    case 'dec':
    case 'Declination2000':
      return turned(value);
    case 'auid':
    case 'AUID':
      return value.replace(/^0/, '9');
    case 'star':
    case 'Name':
      return 'SS Cyg';
    default:
      return value;
  }
}

function withSignsTurned(key: string, value: unknown): unknown {
  if (key === 'mag' && typeof value === 'number') return -value;
  return /^(MaxMag|MinMag)$/.test(key) && typeof value === 'string' ? turned(value) : value;
}

function turned(text: string): string {
  return text.startsWith('-') ? text.slice(1) : `-${text.replace(/^\+/, '')}`;
}
