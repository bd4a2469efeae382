import type { Request } from '../../arguments.js';
import { whoever } from '../../names/whoever.js';
import type { ServiceClient } from '../../ops/serviceClient.js';
import { ServiceDirectory } from '../../ops/serviceDirectory.js';
import { readPlaces } from '../../places/readPlaces.js';
import { complain } from '../../report/complain.js';

type Word = 'pause' | 'resume' | 'cancel' | 'first';

interface Wish {
  night: string;
  by: string;
  reason: string;
}

interface Telling {
  say(ingest: ServiceClient, wish: Wish): ReturnType<ServiceClient['pauseNight' | 'cancelNight' | 'putNightFirst']>;
  done(night: string): string;
}

const WORDS: Readonly<Record<Word, Telling>> = {
  pause: {
    say: (ingest, { night, by }) => ingest.pauseNight({ night, by, paused: true }),
    done: (night) => `${night} waits until ./wombat resume ${night}`,
  },
  resume: {
    say: (ingest, { night, by }) => ingest.pauseNight({ night, by, paused: false }),
    done: (night) => `${night} goes on`,
  },
  cancel: {
    say: (ingest, wish) => ingest.cancelNight(wish),
    done: (night) => `${night} is cancelled; ./wombat resume ${night} takes it back`,
  },
  first: {
    say: (ingest, { night, by }) => ingest.putNightFirst({ night, by }),
    done: (night) => `${night} goes before all other nights`,
  },
};

/** `pause`, `resume`, `cancel`, `first NIGHT`: tell the pipeline that runs here when to work on a night. */
export async function nightWord(request: Request, word: Word): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const { home, config } = read.value;
  const [night = ''] = request.words;
  const { by = whoever(config.observer.code), note: reason = '' } = request.options;
  const directory = new ServiceDirectory(home);
  try {
    const ingest = directory.client('ingest');
    if (ingest === null) return complain(['nothing runs here: start it with ./wombat up']);
    const answer = await WORDS[word].say(ingest, { night, by, reason });
    if (!answer.ok) return complain([answer.fault.message]);
    process.stdout.write(`${WORDS[word].done(night)}\n`);
    return 0;
  } finally {
    directory.close();
  }
}
