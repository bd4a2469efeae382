/** Words as people type and read them: nothing here knows of the pipeline. */
export { nearestWord } from './nearestWord.js';
export { printable } from './printable.js';
export { shellWord } from './shellWord.js';
export { MOST_CHARACTERS, tooLong } from './tooLong.js';
