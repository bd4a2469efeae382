/** Colours of the chart, from the style sheet, so that light and dark are decided in one place. */
export interface ChartColours {
  ink: string;
  soft: string;
  grid: string;
  T1: string;
  T2: string;
  chosen: string;
  band: string;
  paper: string;
  ghost: string;
}

export function readColours(element: Element): ChartColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: colour('--ink'),
    soft: colour('--ink-soft'),
    grid: colour('--grid'),
    T1: colour('--t1'),
    T2: colour('--t2'),
    chosen: colour('--chosen'),
    band: colour('--band'),
    paper: colour('--panel'),
    ghost: colour('--ghost'),
  };
}
