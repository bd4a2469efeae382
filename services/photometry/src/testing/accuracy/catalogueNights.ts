import { kindFigures } from './kindFigures.js';
import { NIGHT_KINDS } from './nightKind.js';

/** `NIGHTS [WORD]`: the figures of every kind of night whose name has the word in it, one JSON document a line. */
const [nights = '200', word = ''] = process.argv.slice(2);
for (const kind of NIGHT_KINDS.filter(({ name }) => name.includes(word))) {
  for (const figures of kindFigures(kind, Number(nights))) process.stdout.write(`${JSON.stringify(figures)}\n`);
}
