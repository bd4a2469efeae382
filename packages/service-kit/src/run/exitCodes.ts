/** Exit code of a process that cannot work with what it was configured with (sysexits' EX_CONFIG): no restart helps. */
export const BAD_CONFIGURATION = 78;

/** Of a service where a newer program has been at work: no restart helps either. */
export const NEWER_HOME = 79;

/** Of a service whose broker says that its log goes on, and gives nothing of it: it may once it is started again. */
export const SILENT_LOG = 80;
