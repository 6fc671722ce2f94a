/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const command = {
  'unknown-command': {
    says: 'There is no command {{word}}.',
    remedy: 'See which there are: dr-wizard --help',
  },
  'unknown-command-near': {
    says: 'There is no command {{word}}.',
    remedy: 'Write {{nearest}}, or see which there are: dr-wizard --help',
  },
  'unknown-option': {
    says: 'There is no option {{word}} here.',
    remedy: 'See which there are: {{help}}',
  },
  'unknown-option-near': {
    says: 'There is no option {{word}} here.',
    remedy: 'Write {{nearest}}, or see which there are: {{help}}',
  },
  'option-before-command': {
    says: 'The option {{word}} stands before the command.',
    remedy: 'Write the command first, such as: {{example}}',
  },
  'option-needs-value': {
    says: 'The option {{option}} has no value.',
    remedy: 'Write it behind the option. See: {{help}}',
  },
  'option-wrong-value': {
    says: 'The option {{option}} cannot be {{word}}.',
    remedy: 'Choose one of: {{choices}}',
  },
  'option-required': {
    says: 'The option {{option}} is missing.',
    remedy: 'Add it. See: {{help}}',
  },
  'options-conflict': {
    says: 'The options {{option}} and {{other}} exclude each other.',
    remedy: 'Leave one of them out. See: {{help}}',
  },
  'argument-missing': {
    says: 'The argument {{word}} is missing.',
    remedy: 'Add it. See: {{help}}',
  },
  'argument-too-many': {
    says: 'The argument {{word}} is one too many.',
    remedy: 'Leave it out. See: {{help}}',
  },
} as const;
