import { availableParallelism } from 'node:os';
import { Crew } from '@wombat/reduction';

const MOST_THREADS = 4;

/**
 * The threads of one worker process: its share of this computer's processors. They do the work while the process's own thread
 * keeps the job alive, and are there from the first job on. After a job that failed they are made anew.
 */
export class WorkerCrew {
  private crew: Crew | null = null;

  constructor(private readonly workers: number) {}

  async at<T>(job: (crew: Crew) => Promise<T>): Promise<T> {
    const share = Math.floor(availableParallelism() / this.workers);
    this.crew ??= new Crew(Math.min(MOST_THREADS, Math.max(1, share)), { apart: true });
    try {
      return await job(this.crew);
    } catch (error) {
      await this.dismiss();
      throw error;
    }
  }

  async dismiss(): Promise<void> {
    await this.crew?.dismiss();
    this.crew = null;
  }
}
