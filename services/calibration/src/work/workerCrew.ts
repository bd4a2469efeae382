import { Crew, crewSize } from '@wombat/reduction';

/** Between two jobs of a night; whoever waits for longer is to weigh little. */
const KEPT_MILLISECONDS = 2_000;

/**
 * The threads of one worker process: its share of this computer's processors. They do the work while the process's own
 * thread keeps the job alive, and are there from the first job on until no other has come for a while. After a job that
 * failed they are made anew.
 */
export class WorkerCrew {
  private crew: Crew | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly workers: number,
    private readonly keptMilliseconds = KEPT_MILLISECONDS,
  ) {}

  async at<T>(job: (crew: Crew) => Promise<T>): Promise<T> {
    clearTimeout(this.timer);
    this.crew ??= new Crew(crewSize(this.workers), { apart: true });
    try {
      const result = await job(this.crew);
      this.timer = setTimeout(() => void this.dismiss(), this.keptMilliseconds);
      this.timer.unref();
      return result;
    } catch (error) {
      await this.dismiss();
      throw error;
    }
  }

  async dismiss(): Promise<void> {
    clearTimeout(this.timer);
    const { crew } = this;
    this.crew = null;
    await crew?.dismiss();
  }
}
