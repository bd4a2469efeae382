/** Exit code of a process that cannot work with what it was configured with (sysexits' EX_CONFIG): no restart helps. */
export const BAD_CONFIGURATION = 78;
