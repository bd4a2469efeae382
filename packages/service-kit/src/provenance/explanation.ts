/** Where a number comes from, in plain words: one heading for each step down from it. */
export interface Explanation {
  title: string;
  sections: ExplainedSection[];
}

export interface ExplainedSection {
  heading: string;
  lines: string[];
}
