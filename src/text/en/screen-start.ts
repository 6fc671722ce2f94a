/** Words of the first screen: what is there to start, and what that means. */
export const screenStart = {
  start: {
    title: 'What is to be done?',
    open: 'Open runs: go on with one',
    anew: 'Or start',
    run: '{{mode}} on {{site}}  {{run}}',
    ago: 'left {{time}} ago',
    standing: {
      failed: '{{step}} had failed',
      late: '{{step}} was late',
      'in-doubt': '{{step}} was at work: it is in doubt',
      'waiting-on': '{{step}} waits for {{whom}}',
    },
    mode: {
      incident: 'incident   a cluster is gone or broken: recover it',
      drill: 'drill      rehearse it: in a range of its own, or on a practice cluster',
      verify: 'verify     look only: is everything as it should be?',
    },
    runbook: 'Which runbook?',
    site: 'Which site?',
    context: 'Where is the drill to be?',
    range: 'in the practice range',
    rangeMore:
      'a cluster of its own on this machine: it needs nothing, and everything is carried out',
    noContext:
      'No kubeconfig with a context was found, so no cluster can be named here. To drill on a practice cluster, name it:',
    noSite: 'No site is there to start on.',
    noSiteRemedy:
      'A site says which domains, namespaces and workloads are yours, and none ships with this copy. Name its file:',
    sheet: {
      incident: 'Start an incident?',
      drill: 'Start a drill on this cluster?',
      practice: 'Start a drill in the practice range?',
      verify: 'Start a verification?',
    },
    means: {
      incident: 'It is recorded from now on. Nothing is changed before you give a go.',
      drill:
        'Steps that the runbook does not allow in a drill are only rehearsed. What it creates is removed at the end.',
      practice: 'Everything happens in a world of its own on this machine, and goes with it.',
      verify: 'It only looks: nothing is changed, whatever it finds.',
    },
    begin: 'start it: {{mode}}',
    moreTold: '{{n}} more lines: right arrow',
    told: 'that is all; left arrow goes back',
    keys: {
      move: 'move',
      take: 'take it',
      back: 'back',
      leave: 'leave',
    },
  },
} as const;
