/**
 * Answers that cost time to make, kept while what they rest on is the same; the one that was not asked for longest goes
 * first.
 */
export class LatestAnswers<Answer> {
  private readonly known = new Map<string, { version: string; answer: Answer }>();

  constructor(private readonly most: number) {}

  of(key: string, version: string, make: () => Answer): Answer {
    const before = this.known.get(key);
    const answer = before?.version === version ? before.answer : make();
    this.known.delete(key);
    this.known.set(key, { version, answer });
    const [oldest] = this.known.keys();
    if (this.known.size > this.most && oldest !== undefined) this.known.delete(oldest);
    return answer;
  }

  /** Lets an answer go that is of no use. */
  forget(key: string, answer: Answer): void {
    if (this.known.get(key)?.answer === answer) this.known.delete(key);
  }
}
