/** Threads of a process, for what would keep its own from answering. */
export { answerAsks, type Performers } from './answerAsks.js';
export { inOrder } from './inOrder.js';
export { type Asks, Threads, type ThreadsOptions, threadsEach } from './threads.js';
