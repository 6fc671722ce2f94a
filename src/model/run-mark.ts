/** The label of what a run created in a cluster. Its value is the run's id. */
export const RUN_MARK = 'dr-wizard/run';

/** As whom the wizard applies. */
export const FIELD_MANAGER = 'dr-wizard';
