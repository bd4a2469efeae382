/** Exit code of a process that cannot work with what it was configured with (sysexits' EX_CONFIG): no restart helps. */
export const BAD_CONFIGURATION = 78;

/** Of a service where a newer program has been at work: no restart helps either. */
export const NEWER_HOME = 79;
