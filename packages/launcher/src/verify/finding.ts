/** What was found of one part of the system. */
export interface Finding {
  about: string;
  /** What is so where there is no fault. */
  states: string;
  /** Each a sentence that says what to do; empty where all agrees. */
  faults: string[];
}
