/** What is said of the load balancers in front of a workload. */
export const loadBalancer = {
  'will-ensure-load-balancer': {
    says: 'Service {{name}} in front of {{backend}}, {{address}}: created where no other one gives such an address (annotations {{annotations}})',
    remedy: 'See first which load balancers there are: each one costs.',
  },
  'backend-unnamed': {
    says: 'Nothing says to which pods the load balancer is to lead.',
    remedy: 'Write workload or backend into the step.',
  },
  'backend-without-labels': {
    says: '{{kind}} {{name}} picks its pods by no label: nothing can be put in front of them.',
    remedy: 'Give it a selector with labels, or name another one.',
  },
  'workload-of-two-kinds': {
    says: 'There is a workload {{name}} of more than one kind.',
    remedy: 'Write its kind into the step.',
  },
  'load-balancer-name-taken': {
    says: 'Service {{name}} is there and was made for something else: it is not changed.',
    remedy: 'Choose another name in the site, or remove that Service if nobody needs it.',
  },
  'load-balancer-reach-unsaid': {
    says: 'Nothing tells the cloud clearly that the load balancer of {{name}} is to be {{address}}: it is not created.',
    remedy:
      'Write the cloud into the site, or the annotation by which it makes such a load balancer; take out what says the contrary.',
  },
  'nlb-without-zones': {
    says: 'The NLB of {{name}} needs two zones, each with its vSwitch.',
    remedy: 'Write them into the site as ZONE:VSWITCH.',
  },
  'load-balancer-none-for-address': {
    says: 'The site names the address {{expected}}, but no load balancer in namespace {{namespace}} leads to these pods.',
    remedy:
      'Bind the address to a load balancer in the console, or take it out of the site: then one is created.',
  },
  'load-balancer-none-before': {
    says: 'No Service of type LoadBalancer in namespace {{namespace}} leads to {{workload}}.',
    remedy: 'Create it, or correct the workload in the site.',
  },
  'service-leads-elsewhere': {
    says: 'Service {{namespace}}/{{service}} does not lead to {{workload}}.',
    remedy: 'Name the Service whose selector picks the pods of {{workload}}.',
  },
  'load-balancers-beside': {
    says: 'The oldest load balancer, {{name}}, is taken; beside it: {{others}}',
    remedy: 'Compare them with the plan, and remove those that nobody needs: each one costs.',
  },
  'load-balancer-other-address': {
    says: 'The site expects the address {{expected}}; the load balancers have {{addresses}}.',
    remedy: 'Correct the address in the site, or take it out: then the one that is there is used.',
  },
  'load-balancer-address-unseen': {
    says: 'Whether {{expected}} is bound to the load balancer ({{addresses}}) cannot be seen in the cluster.',
    remedy:
      'Set the annotation service.beta.kubernetes.io/alibaba-cloud-loadbalancer-external-ip-type of the Service to eip, so that it shows the bound EIP.',
  },
} as const;
