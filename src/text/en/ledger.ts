import { ownFiles } from './own-files.ts';

/** What undoing says: what is removed again, and what keeps it from being removed. */
export const ledger = {
  ...ownFiles,
  'will-remove': {
    says: '{{kind}} {{name}}: deleted, if it is still the one with UID {{uid}}',
    remedy: 'Compare the UID before you delete it by hand.',
  },
  'will-remove-namespace': {
    says: 'Namespace {{name}}: deleted with everything in it, if it is still the one with UID {{uid}}',
    remedy: 'Look at what is in it first: `kubectl get all --namespace {{name}}`',
  },
  'remove-other-uid': {
    says: '{{kind}} {{name}} has UID {{found}} by now; this run left the one with UID {{uid}}. Nothing was deleted.',
    remedy: 'Find out who made the one that is there now, and leave it to them.',
  },
  'remove-held': {
    says: '{{kind}} {{name}} is being deleted and is still there: {{held}}',
    remedy: 'Remove what holds it, or wait, then undo it again.',
  },
  'undo-nothing': {
    says: 'Step {{step}} left nothing in this run that can be removed again.',
    remedy: 'Look at the ledger in: `dr-wizard report`',
  },
  'undo-wrong': {
    says: 'What was typed is not {{expected}}: {{found}}.',
    remedy: 'Type {{expected}}, or leave it.',
  },
  'undo-while-acting': {
    says: '{{steps}} still changes something that rests on this.',
    remedy: 'Wait until that has ended, then undo it.',
  },
  'undo-unknown': {
    says: 'There is no action {{action}} that could undo step {{step}}.',
    remedy: 'Remove it by hand, as the ledger in dr-wizard report names it.',
  },
  'clean-up-by-hand': {
    says: 'No machine can remove {{what}}.',
    remedy: 'Remove it by hand, as the ledger in dr-wizard report says.',
  },
  'clean-up-unknown': {
    says: 'The drill created nothing of that name that is still there.',
    remedy: 'Name it as the ledger in dr-wizard report does.',
  },
  'clean-up-still-there': {
    says: '{{kind}} {{name}} is still there.',
    remedy: 'Remove it, then say so again.',
  },
  'clean-up-word': {
    says: 'Nothing can look up whether {{kind}} {{name}} is gone.',
    remedy: 'Say how you know: that counts then, and is shown as your word.',
  },
  'clean-up-others': {
    says: 'Namespace {{name}} was made by this drill, and another run has put into it: {{others}}. Nothing was deleted.',
    remedy: 'Clean up that run first, then this one again.',
  },
  'clean-up-not-drill': {
    says: 'Run {{run}} is no drill: what it changed is there to stay.',
    remedy: 'Undo a step of it in: `dr-wizard resume {{run}}`',
  },
  'drill-others-left': {
    says: 'Drill {{run}} has left {{things}} things in this cluster: a step that finds them so already has rehearsed nothing.',
    remedy: 'Clean up first: `dr-wizard drill --cleanup {{run}}`',
  },
  'drill-not-own': {
    says: '{{kind}} {{name}} was there before this drill: it is not changed.',
    remedy: 'Drill on a cluster without it, or skip the step.',
  },
  'rehearsed-production': {
    says: 'Rehearsed though it says drill: execute: {{name}} lies under site.production.domains, and no drill changes a name of production.',
    remedy: 'Give the drill a site with names of its own, where it is to be done.',
  },
} as const;
