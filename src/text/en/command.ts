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
  'answers-no-time': {
    says: 'The answers say {{key}}: {{found}}, which is no time.',
    remedy: 'Write it as RFC 3339, such as 2026-01-31T01:32:00Z.',
  },
  'answers-wrong-type': {
    says: 'The answers say {{key}}: {{found}}, which is no {{expected}}.',
    remedy: 'Correct it in the file of answers: the runbook asks for a value of type {{expected}}.',
  },
  'answers-not-one-of': {
    says: 'The answers say {{key}}: {{found}}, which is not offered.',
    remedy: 'Choose one of: {{expected}}',
  },
  'answers-no-use': {
    says: 'The answers say {{key}}, but the step {{step}} has no use for it.',
    remedy: 'Leave it out, or correct the name of the step.',
  },
  'answers-unknown-name': {
    says: 'The answers say {{key}}, which the runbook does not know.',
    remedy: 'Correct the name. The nearest one is {{nearest}}.',
  },
  'answers-nothing-to-name': {
    says: 'The answers say {{key}}, but the runbook has nothing of that kind.',
    remedy: 'Leave it out of the file of answers.',
  },
  'answers-other-cluster': {
    says: 'The cluster behind context {{context}} is {{uid}}, and the answers mean {{wanted}}.',
    remedy: 'Correct target.context or target.uid in the file of answers.',
  },
} as const;
