/** The flag of a page that has asked for the whole width. */
export const WHOLE_SCREEN = 'whole-screen';
/** The row of a log that says whether it is followed: what is copied there is a line of it. */
export const STATUS = 'log-status';
