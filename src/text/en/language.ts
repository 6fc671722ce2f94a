/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const language = {
  'file-not-found': {
    says: 'There is no file {{path}}.',
    remedy: 'Correct the path, or add the file.',
  },
  'nothing-to-lint': {
    says: 'There is no runbook, site or file of answers in {{path}}.',
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
  'value-never-found': {
    says: 'Nothing in this runbook finds the value {{value}}.',
    remedy: 'Correct the name, or find the value with "finds" or "ask" of an earlier step.',
  },
  'value-not-needed': {
    says: '{{reader}} reads {{value}} but does not wait for {{finder}}, which finds it.',
    remedy: 'Add {{finder}} to its "needs".',
  },
  'value-conditional': {
    says: '{{reader}} reads {{value}}, which {{finder}} finds only under a condition.',
    remedy: 'Give {{reader}} the same condition, or find the value in the other case too.',
  },
  'value-too-early': {
    says: '{{reader}} reads {{value}} before it finds it itself.',
    remedy: 'Read it in a later proof of the step, or in a later step.',
  },
  'value-prefix': {
    says: 'The value {{name}} would stand inside the value {{outer}}.',
    remedy: 'Rename one of them: no name may be the beginning of another.',
  },
  'site-lacks': {
    says: 'The site "{{site}}" has no {{path}}.',
    remedy: 'Add it to the site, with an ask if it is not known yet.',
  },
  'site-unknown': {
    says: 'No site can have {{path}}.',
    remedy: 'Write a key that sites have; what is only for this runbook goes under site.values.',
  },
  'site-asks': {
    says: '{{path}} is not known yet: the run asks for it.',
    remedy: 'Write it into the site as soon as it is known.',
  },
  'ask-in-list': {
    says: 'One item of a list stands as ask, but it has no name to ask for.',
    remedy: 'Ask for a value inside the item, or for the whole list.',
  },
  'run-unknown': {
    says: 'Of the run nothing else can be read.',
    remedy: 'Write one of those expected.',
  },
  'secret-not-here': {
    says: 'The secret {{secret}} may not be read here: it would be shown or written.',
    remedy: 'Read it only where an action or a probe takes a secret.',
  },
  'secret-unknown': {
    says: 'The site "{{site}}" does not say where the secret {{secret}} comes from.',
    remedy: 'Add it under "secrets" of the site.',
  },
  'cel-syntax': {
    says: 'The expression cannot be read from here on.',
    remedy: 'Check brackets, quotes and operators. A text in it stands in quotes.',
  },
  'cel-unknown-name': {
    says: 'An expression cannot read "{{found}}".',
    remedy: 'Read site, values, secrets or run. A text stands in quotes.',
  },
  'cel-unknown-function': {
    says: 'There is no such function or operator for these types.',
    remedy: 'Use those of CEL, and convert with string(), int() or double().',
  },
  'cel-wrong-type': {
    says: 'The operator does not fit these types.',
    remedy: 'Convert with string(), int() or double().',
  },
  'cel-not-bool': {
    says: 'A condition has to be true or false.',
    remedy: 'Compare it with something.',
  },
  'cel-in-values': {
    says: '"in values" would take a value that is not found yet for one that is not there.',
    remedy: 'Ask with has(values.NAME).',
  },
  'cel-optional-value': {
    says: '".?" would take a value that is not found yet for one that is not there.',
    remedy: 'Read it plainly, or ask with has(values.NAME).',
  },
  'cel-computed-name': {
    says: 'Which value this reads is only known in the run, so nothing can wait for it.',
    remedy: 'Write the name of the value itself.',
  },
  'cel-whole-root': {
    says: 'This reads all values at once, so nothing can wait for them.',
    remedy: 'Read the values that are needed by their names.',
  },
  'cel-macro-too-deep': {
    says: 'More than two of all, exists, filter and map stand inside each other.',
    remedy: 'Split the expression: over long lists this takes minutes.',
  },
  'cel-pattern-not-fixed': {
    says: 'The pattern of matches() is only known in the run.',
    remedy: 'Write the pattern out, in quotes.',
  },
  'cel-nested-quantifier': {
    says: 'The pattern repeats something that repeats itself: over some texts it takes minutes.',
    remedy: 'Write it without a repetition inside a repetition.',
  },
  'template-open': {
    says: 'An expression is opened and not closed.',
    remedy: 'Close it with two braces.',
  },
  'expression-failed': {
    says: 'The expression {{expression}} has no result ({{file}}, line {{line}}).',
    remedy:
      'Correct a value that it reads, or the expression. Its parts may be of types that do not fit.',
  },
  'with-wrong-type': {
    says: '{{expression}} gives no {{expected}} for "{{key}}" ({{file}}, line {{line}}).',
    remedy: 'Correct the value that it reads, or the expression.',
  },
  'value-not-string': {
    says: '{{value}} is no text.',
    remedy: 'Write it as text.',
  },
  'value-not-int': {
    says: '{{value}} is no whole number.',
    remedy: 'Write a whole number such as 3.',
  },
  'value-not-bool': {
    says: '{{value}} is neither yes nor no.',
    remedy: 'Write yes or no.',
  },
  'value-not-ip': {
    says: '{{value}} is no IP address.',
    remedy: 'Write an address such as 192.0.2.7 or 2001:db8::7.',
  },
  'value-not-hostname': {
    says: '{{value}} is no host name.',
    remedy: 'Write a name such as www.example.com, without https:// and without a path.',
  },
  'value-not-address': {
    says: '{{value}} is neither an IP address nor a host name.',
    remedy: 'Write an address such as 192.0.2.7, or a name such as lb.example.com.',
  },
  'value-not-name': {
    says: '{{value}} is no Kubernetes name.',
    remedy: 'Write small letters, digits and hyphens, such as nginx-ingress-lb.',
  },
  'value-not-path': {
    says: '{{value}} is no path.',
    remedy: 'Write the path of a file or folder.',
  },
  'value-not-duration': {
    says: '{{value}} is no duration.',
    remedy: 'Write hours, minutes and seconds, such as 1h30m, 5m or 30s.',
  },
  'value-not-quantity': {
    says: '{{value}} is no Kubernetes quantity.',
    remedy: 'Write a number with a unit, such as 500m, 2 or 8Gi.',
  },
  'value-not-list': {
    says: '{{value}} is no list.',
    remedy: 'Write the entries with commas between.',
  },
  'value-not-map': {
    says: '{{value}} is no map.',
    remedy: 'Write keys with values.',
  },
} as const;
