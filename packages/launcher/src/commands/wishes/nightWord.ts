import type { Request } from '../../arguments.js';
import { whoever } from '../../names/whoever.js';
import type { ServiceClient } from '../../ops/serviceClient.js';
import { ServiceDirectory } from '../../ops/serviceDirectory.js';
import { readPlaces } from '../../places/readPlaces.js';
import { complain } from '../../report/complain.js';

type Word = 'pause' | 'resume' | 'first';

interface Wish {
  night: string;
  by: string;
}

interface Telling {
  say(ingest: ServiceClient, wish: Wish): ReturnType<ServiceClient['pauseNight' | 'putNightFirst']>;
  done(night: string): string;
}

const WORDS: Readonly<Record<Word, Telling>> = {
  pause: {
    say: (ingest, wish) => ingest.pauseNight({ ...wish, paused: true }),
    done: (night) => `${night} waits until ./wombat resume ${night}`,
  },
  resume: {
    say: (ingest, wish) => ingest.pauseNight({ ...wish, paused: false }),
    done: (night) => `${night} goes on`,
  },
  first: {
    say: (ingest, wish) => ingest.putNightFirst(wish),
    done: (night) => `${night} goes before all other nights`,
  },
};

/** `pause NIGHT`, `resume NIGHT`, `first NIGHT`: tell the pipeline that runs here when to work on a night. */
export async function nightWord(request: Request, word: Word): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const { home, config } = read.value;
  const [night = ''] = request.words;
  const { by = whoever(config.observer.code) } = request.options;
  const directory = new ServiceDirectory(home);
  try {
    const ingest = directory.client('ingest');
    if (ingest === null) return complain(['nothing runs here: start it with ./wombat up']);
    const answer = await WORDS[word].say(ingest, { night, by });
    if (!answer.ok) return complain([answer.fault.message]);
    process.stdout.write(`${WORDS[word].done(night)}\n`);
    return 0;
  } finally {
    directory.close();
  }
}
