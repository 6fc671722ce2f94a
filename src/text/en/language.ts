/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const language = {
  'file-not-found': {
    says: 'There is no file {{path}}.',
    remedy: 'Correct the path, or add the file.',
  },
  'file-is-folder': {
    says: '{{path}} is a folder; a file is read here.',
    remedy: 'Name a file in it.',
  },
  'file-forbidden': {
    says: 'You have no right to read {{path}}.',
    remedy: 'Give yourself the right to read it, or name another file.',
  },
  'nothing-to-lint': {
    says: 'There is no runbook, site, scenario or file of answers in {{path}}.',
    remedy: 'Name a folder with a runbook.yaml, or a file.',
  },
  'include-not-found': {
    says: 'There is no section {{path}} to include.',
    remedy:
      'Write it as RUNBOOK/SECTION: a folder beside this runbook and the id of a section in it.',
  },
  'section-twice': {
    says: '{{path}} is listed twice.',
    remedy: 'Take one of them out: each section runs once.',
  },
  'yaml-syntax': {
    says: 'This is not YAML ({{problem}}).',
    remedy: 'Check quotes, colons and brackets here and on the line before.',
  },
  'yaml-indent': {
    says: 'The indentation does not fit what stands before, or a bracket is still open there.',
    remedy: 'Indent with spaces, as deep as its neighbours, and close every bracket.',
  },
  'yaml-unclosed': {
    says: 'A quote or a bracket is not closed.',
    remedy: 'Close it: it may have been opened many lines before.',
  },
  'yaml-several-documents': {
    says: 'A second document begins here.',
    remedy: 'Put it into a file of its own.',
  },
  'yaml-alias-unknown': {
    says: 'This alias refers to no anchor above it.',
    remedy: 'Write the value itself.',
  },
  'too-many-values': {
    says: 'The file holds more values than a runbook can have.',
    remedy: 'Split it, and write out what is repeated by aliases.',
  },
  'duplicate-key': {
    says: 'The key "{{key}}" stands twice in one place.',
    remedy: 'Take one of them out: only one could count.',
  },
  'key-not-text': {
    says: 'A key is no text.',
    remedy: 'Write keys as plain words.',
  },
  'reserved-key': {
    says: 'The key "{{key}}" is reserved.',
    remedy: 'Choose another name.',
  },
  'number-not-kept': {
    says: '{{written}} is read as the number {{kept}}, so it would not stay as it is written.',
    remedy: 'Put it in quotes if it is a text such as a version; else write the number plainly.',
  },
  'unknown-key': {
    says: 'There is no key "{{key}}" here.',
    remedy: 'Write one of those expected, or take it out.',
  },
  'missing-key': {
    says: 'The key "{{key}}" is missing.',
    remedy: 'Add it.',
  },
  'wrong-type': {
    says: 'The value of "{{key}}" is of another type.',
    remedy: 'Write a value of the type {{expected}}.',
  },
  'number-for-string': {
    says: 'The value of "{{key}}" has to be a text, and this is a number.',
    remedy: 'Put it in quotes.',
  },
  'not-one-of': {
    says: '"{{key}}" cannot have this value.',
    remedy: 'Choose one of those expected.',
  },
  empty: {
    says: '"{{key}}" is empty.',
    remedy: 'Add at least one entry, or take the key out.',
  },
  'no-text': {
    says: 'There are no words in any language.',
    remedy: 'Write at least one of en and zh.',
  },
  'two-forms': {
    says: 'A step is either "{{first}}" or "{{second}}", never both.',
    remedy: 'Make two steps of it.',
  },
  'key-not-here': {
    says: '"{{key}}" has no effect beside "{{form}}".',
    remedy: 'Take it out, or move it to the step that it is for.',
  },
  'prove-and-attest': {
    says: "This step has proofs and asks for the operator's word as well.",
    remedy: 'Keep "prove" where a probe can prove it, "attest" only where nothing can.',
  },
  'manual-unproven': {
    says: 'Nothing proves this manual step.',
    remedy: 'Add "prove" with a probe, or "attest" where nothing can prove it.',
  },
  'action-unproven': {
    says: 'Nothing proves what this action does: applied is not passed.',
    remedy: 'Add "prove" with a probe or an assertion.',
  },
  'step-empty': {
    says: 'This step does nothing and proves nothing.',
    remedy: 'Say what it is: an action, a manual step, a choice, a check …',
  },
  'unknown-action': {
    says: 'There is no action {{name}}.',
    remedy: 'Write the name of an action of this version of dr-wizard.',
  },
  'unknown-probe': {
    says: 'There is no probe {{name}}.',
    remedy: 'Write the name of a probe of this version of dr-wizard.',
  },
  'unknown-with-key': {
    says: 'It takes no "{{key}}".',
    remedy: 'Write one of those expected, or take it out.',
  },
  'missing-with-key': {
    says: 'It needs "{{key}}" in its "with".',
    remedy: 'Add it.',
  },
  'finds-unknown': {
    says: '{{probe}} finds no "{{name}}".',
    remedy: 'Write one of those that it finds.',
  },
  'unknown-need': {
    says: 'There is no step, section or milestone "{{id}}".',
    remedy: 'Correct the id, or take the need out.',
  },
  'needs-cycle': {
    says: 'These wait for each other for ever: {{path}}',
    remedy: 'Take one of the needs out.',
  },
  'duplicate-id': {
    says: 'The id "{{id}}" is taken already: {{file}}, line {{line}}.',
    remedy: 'Choose another: sections, steps and milestones share one set of ids.',
  },
  'milestone-unknown': {
    says: 'There is no milestone "{{id}}".',
    remedy: 'Define it under "milestones" of this runbook.',
  },
  'second-pin': {
    says: 'The target is pinned by the step "{{first}}" already.',
    remedy: 'Keep one step that pins: a run has one target.',
  },
  'choice-in-choice': {
    says: 'A choice stands inside a branch of another.',
    remedy: 'Make all branches those of one choice.',
  },
  'choice-finds-differ': {
    says: 'The branch "{{branch}}" does not find {{values}}, which another one finds.',
    remedy: 'Find the same values on every branch: what follows does not know what was chosen.',
  },
  'for-each-in': {
    says: 'This gives no list that is known before the run.',
    remedy: 'Write one expression alone that reads a list of the site and nothing else.',
  },
  'for-each-open': {
    says: 'The site leaves {{path}} to be asked, so nobody knows how many steps there are.',
    remedy: 'Write the list into the site.',
  },
  'for-each-key': {
    says: 'The key "{{key}}" is empty or stands for two items.',
    remedy: 'Write a key that differs for each item.',
  },
  'for-each-finds': {
    says: 'Each item would find the same value {{name}}.',
    remedy: 'Take it out: a step of a for-each finds and asks no values.',
  },
  'assist-finds-not-asked': {
    says: 'The step does not ask for the value {{name}}, so its assist cannot find it.',
    remedy:
      'Ask for it under `ask` of step {{step}}: by hand or by machine, the same values are there afterwards.',
  },
  'assist-unproven': {
    says: 'Nothing proves what the assist does.',
    remedy: 'Write `prove`: what a machine does is never taken on its word.',
  },
  'unknown-fault': {
    says: 'There is no fault "{{id}}".',
    remedy: 'Write the id of a fault of this version of dr-wizard.',
  },
  'unknown-step': {
    says: 'The runbook has no step "{{id}}".',
    remedy: 'Write the id of one of its steps, such as one of those expected.',
  },
} as const;
