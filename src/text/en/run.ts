/** What the core and the executor say: refused decisions, the pin, debts. */
export const run = {
  'assert-false': {
    says: 'The condition {{expression}} does not hold.',
    remedy: 'Correct the value it reads, or repair what the value tells of.',
  },
  'look-timed-out': {
    says: 'There was no answer within {{seconds}} s.',
    remedy: 'Check the network from here; it is asked again by itself.',
  },
  'nothing-proves': {
    says: 'Nothing can be asked whether {{step}} was done.',
    remedy: 'Look for yourself, then decide: check again, do again or by hand.',
  },
  'action-broke': {
    says: 'dr-wizard itself is at fault ({{error}}): it broke off in the middle of the action.',
    remedy: 'Look what of it was done, do the rest by hand, and report the bug.',
  },
  'action-cut-short': {
    says: 'It was ended from here before it was through.',
    remedy: 'Look what of it was done, then decide: check again, do again or by hand.',
  },
  'run-not-open': {
    says: 'The run has ended.',
    remedy: 'Start another one.',
  },
  'reason-missing': {
    says: 'The decision {{decision}} wants a reason.',
    remedy: 'Write why: it stands in the record.',
  },
  'step-unknown': {
    says: 'There is no step {{step}} in this run.',
    remedy: 'Look the id up with: `dr-wizard print`',
  },
  'section-unknown': {
    says: 'There is no section {{section}} in this run.',
    remedy: 'Look the id up with: `dr-wizard print`',
  },
  'answer-wrong': {
    says: '{{value}} is no answer to {{name}}.',
    remedy: 'Answer with {{expected}}.',
  },
  'choice-unknown': {
    says: 'There is no choice {{found}} here.',
    remedy: 'Choose one of: {{expected}}.',
  },
  'confirm-wrong': {
    says: 'What was typed is not {{expected}}: {{found}}.',
    remedy: 'Type {{expected}}, or leave it.',
  },
  'confirm-first': {
    says: 'This puts {{object}} at risk and has not been confirmed.',
    remedy: 'Type {{object}} first.',
  },
  'ask-unknown': {
    says: 'Step {{step}} does not ask for {{name}}.',
    remedy: 'Look up what it asks for with: `dr-wizard print`',
  },
  'ask-open': {
    says: 'Not answered yet: {{names}}.',
    remedy: 'Answer it before you say that the step is done.',
  },
  'value-not-known': {
    says: 'There is no value {{name}} in this run.',
    remedy: 'Look the names up on the screen of values.',
  },
  'decision-not-now': {
    says: 'The decision {{decision}} does not fit {{step}} as it stands: {{state}}.',
    remedy: 'Look at the step again and take one of the decisions it offers.',
  },
  'context-missing-in-decision': {
    says: 'The pin names no context.',
    remedy: 'Name the context of the new cluster.',
  },
  'lost-first': {
    says: 'The lost cluster is not recorded yet, so nothing is pinned.',
    remedy: 'Say first which cluster is lost, or that there is none.',
  },
  'pin-other-uid': {
    says: 'Context {{context}} leads to cluster {{found}}, not to {{expected}}, which was shown.',
    remedy: 'Find out who changed the kubeconfig, then look at the cluster again.',
  },
  'pin-twice': {
    says: 'This run is pinned to {{pinned}}; {{found}} is another cluster.',
    remedy: 'Start another run for another cluster.',
  },
  'pin-lost': {
    says: 'Context {{context}} is the lost cluster (kube-system {{uid}}).',
    remedy: 'Choose the new cluster; to repair in place, type the name of this one.',
  },
  'drill-not-practice': {
    says: 'Cluster {{context}} does not carry the label dr-wizard/practice=true on namespace kube-system.',
    remedy:
      'Drill on a practice cluster; label it with: `kubectl label namespace kube-system dr-wizard/practice=true`',
  },
  'drill-on-production': {
    says: 'Cluster {{context}} is production: {{what}} stands under site.production.',
    remedy: 'Choose a practice cluster.',
  },
  'value-missing': {
    says: 'Nothing tells {{names}}.',
    remedy: 'Run the step that finds it, or tell it under values in a file: --answers FILE.',
  },
  'no-target': {
    says: 'No cluster is pinned.',
    remedy: 'Pin the target first; for verify give --kubeconfig and --context.',
  },
  'debt-skipped': {
    says: 'Skipped: {{reason}}',
    remedy: 'Do it, or find out what it leaves unproven.',
  },
  'debt-overridden': {
    says: 'Taken for done without proof: {{reason}}',
    remedy: 'Prove it with: `dr-wizard verify`',
  },
  'debt-milestone': {
    says: 'The milestone was given up: {{reason}}',
    remedy: 'Prove it with: `dr-wizard verify`',
  },
} as const;
