/** What to do where nothing but a person can mend the log. */
export const RESTORE_ADVICE =
  'look after the disk of the home, and put a backup of the home in its place: ./wombat restore FOLDER';
