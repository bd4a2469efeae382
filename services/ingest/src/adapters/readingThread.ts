import { answerAsks } from '@wombat/service-kit/threads';
import type { ReadAsks } from './frameReaders.js';
import { readFrame } from './readFrame.js';

answerAsks<ReadAsks>({ read: ({ root, path, cameras }) => readFrame(root, path, cameras) });
