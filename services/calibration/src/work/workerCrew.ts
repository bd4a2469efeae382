import { Crew, crewSize } from '@wombat/reduction';

/**
 * The threads of one worker process: its share of this computer's processors. They do the work while the process's own
 * thread keeps the job alive, and are there from the first job on. After a job that failed they are made anew.
 */
export class WorkerCrew {
  private crew: Crew | null = null;

  constructor(private readonly workers: number) {}

  async at<T>(job: (crew: Crew) => Promise<T>): Promise<T> {
    this.crew ??= new Crew(crewSize(this.workers), { apart: true });
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
