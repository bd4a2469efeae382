/** GET /api/checkup : all a run rests on, as `./wombat doctor` finds it now. */
export interface CheckupAnswer {
  findings: CheckupFinding[];
}

export interface CheckupFinding {
  /** A fault keeps a run from working; a warning does not. */
  verdict: 'ok' | 'warn' | 'FAULT';
  /** What was looked at. */
  subject: string;
  /** What was found; for anything but ok also what to do. */
  text: string;
}
