/** The flag of a page that has asked for the whole width. */
export const WHOLE_SCREEN = 'whole-screen';
