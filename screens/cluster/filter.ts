/** The flag of a page on which only what is not right is shown. */
export const ONLY_WRONG = 'only-wrong';
