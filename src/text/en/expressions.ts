/** Faults of expressions, of values and of where they come from. */
export const expressions = {
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
  'value-not-json': {
    says: '{{value}} is not JSON ({{fault}}).',
    remedy:
      'This value is a table: keep its brackets, quotes and commas as they stand, and change only what is wrong.',
  },
  'value-unlike': {
    says: '{{value}} is not of the form that the value has now: {{like}}.',
    remedy: 'Keep its form, and change only what is wrong in it.',
  },
  'value-not-map': {
    says: '{{value}} is no map.',
    remedy: 'Write keys with values.',
  },
} as const;
