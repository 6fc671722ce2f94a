/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const command = {
  'unknown-command': {
    says: 'There is no command {{word}}.',
    remedy: 'See which there are: `dr-wizard --help`',
  },
  'unknown-command-near': {
    says: 'There is no command {{word}}.',
    remedy: 'Write {{nearest}}, or see which there are: `dr-wizard --help`',
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
  'drill-nowhere': {
    says: 'A drill happens somewhere: nothing says where.',
    remedy:
      'Drill in a world of its own on this machine: `dr-wizard drill --practice`. On a practice cluster: `dr-wizard drill --context NAME`. To remove what a drill left: `dr-wizard drill --cleanup RUN`',
  },
  'self-test-output': {
    says: 'Events, as ndjson, are of a drill; a table, as json, is of a self-test.',
    remedy: 'Write --output ndjson without --self-test, or --self-test --output json.',
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
  'given-nothing': {
    says: 'Nothing came on standard input; Kubernetes objects are expected, as YAML or JSON.',
    remedy: 'Run the command before the pipe by itself and read what it says.',
  },
  'given-nothing-in': {
    says: 'There is nothing in {{path}}; Kubernetes objects are expected, as YAML or JSON.',
    remedy: 'Check the path, and the command that wrote it.',
  },
  'given-no-objects': {
    says: 'No object was given, so nothing is ready.',
    remedy:
      'Check the namespace and the selector, such as: `kubectl get deploy,rs,pods,events -A -o json`',
  },
  'given-only-events': {
    says: 'Only events were given: they tell of objects, but are none to be judged.',
    remedy: 'Give the objects too, such as: `kubectl get deploy,rs,pods,events -A -o json`',
  },
  'given-late': {
    says: 'Waiting for objects to be typed in; Ctrl-D ends them.',
    remedy:
      'Pipe them in instead: `kubectl get deploy,rs,pods,events -A -o json | dr-wizard judge -`',
  },
  'given-long': {
    says: 'Reading {{path}} takes a while: it is much YAML.',
    remedy: 'Wait, or give it as JSON, which is read at once: kubectl get … -o json',
  },
  'given-no-text': {
    says: 'This is no text.',
    remedy: 'Give YAML or JSON in UTF-8 or UTF-16; unpack an archive first.',
  },
  'given-no-manifest': {
    says: 'This is no Kubernetes object.',
    remedy:
      'Give YAML or JSON, as of kubectl get … -o json; if this is an error, repair what it tells of.',
  },
  'given-no-object': {
    says: 'What stands at {{place}} is no Kubernetes object: {{shown}}',
    remedy: 'Correct it, or take it out.',
  },
  'given-without-kind': {
    says: 'What stands at {{place}} has no {{field}}, so nobody knows what it is: {{shown}}',
    remedy: 'Write its {{field}}; if a command wrote this, repair what it tells of.',
  },
  'given-without-name': {
    says: 'The {{kind}} at {{place}} lacks {{field}} or holds something else there: it cannot be judged.',
    remedy: 'Write {{field}}, or give the object as the cluster has it.',
  },
  'given-refusal': {
    says: 'At {{place}} the API server refuses instead of giving objects: {{shown}}',
    remedy: 'Repair what it tells of, then get the objects again.',
  },
  'given-twice': {
    says: '{{kind}} {{name}} was given twice, as two different objects; only one could be judged.',
    remedy: 'Judge each cluster, and each point in time, on its own.',
  },
  'json-syntax': {
    says: 'This is not JSON.',
    remedy: 'Correct it there; if a command wrote this, repair what it tells of.',
  },
  'json-cut': {
    says: 'The JSON ends in the middle.',
    remedy: 'Get it again: the command that wrote it was interrupted, or its output was cut.',
  },
  'yaml-too-large': {
    says: 'This YAML is too large to be read: {{bytes}} bytes in one piece, of at most {{limit}}.',
    remedy: 'Give it as JSON: kubectl get … -o json',
  },
  'yaml-too-deep': {
    says: 'This is nested too deeply to be read.',
    remedy: 'Name the right file: no Kubernetes object is like this.',
  },
  'yaml-alias-bomb': {
    says: 'Aliases repeat values here thousands of times; they are not followed.',
    remedy: 'Write the values themselves.',
  },
} as const;
