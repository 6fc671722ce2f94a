/** What DNS says, and how names are written. */
export const dns = {
  'dns-record-malformed': {
    says: '{{names}}: "{{key}}" can’t be {{value}}.',
    remedy: 'Write one of {{expected}}.',
  },
  'dns-value-missing': {
    says: 'It is not known where {{names}} should lead.',
    remedy: 'Give the record a value: an IP address or a host name.',
  },
  'dns-value-invalid': {
    says: '{{names}} should lead to {{value}}, which is neither an IP address nor a host name.',
    remedy: 'Correct the value.',
  },
  'dns-value-itself': {
    says: '{{names}} should lead to {{value}}: to itself.',
    remedy: 'Correct the value.',
  },
  'dns-value-type': {
    says: '{{names}} should have a record {{type}}, and {{value}} is no value of it.',
    remedy: 'Correct the type or the value.',
  },
  'dns-target-missing': {
    says: '{{names}} should lead through something in between, and it is not said through what.',
    remedy: 'Give the record a "target": the host name of the CDN or firewall.',
  },
  'dns-resolver-invalid': {
    says: '{{resolver}} is no resolver that can be asked.',
    remedy:
      'Write its IP address, or a map of "address" and, where wanted, "port", "name", "doh", "required: true" and "view: public" or "view: private".',
  },
  'dns-inside-unasked': {
    says: '{{names}} is a private name, and no pod of the cluster could be asked for it ({{code}}).',
    remedy:
      'Name a resolver of the site with "view: private"; or have a pod that is ready and holds getent or nslookup, and be allowed to exec there.',
  },
  'dns-private-unasked': {
    says: '{{names}} is a private name, and there is nobody who could be asked for it from here.',
    remedy: 'Name a resolver of the site with "view: private".',
  },
  'dns-private-unrecorded': {
    says: '{{names}} is a private name, and nobody could be asked for it from here yet: what it leads to now is not recorded.',
    remedy:
      'Look it up in the console of its DNS and write it down; or name a resolver of the site with "view: private".',
  },
  'dns-zone-unknown': {
    says: '{{names}}: the zone and its servers could not be found. {{answers}}',
    remedy: 'Check the network and the resolvers of this machine; it is asked again by itself.',
  },
  'dns-zone-without-servers': {
    says: '{{names}}: no server of the zone {{zone}} is known.',
    remedy: 'Check the delegation of the zone at its registrar.',
  },
  'dns-server-silent': {
    says: '{{names}}: no answer came from {{servers}}.',
    remedy:
      'Check UDP and TCP port 53 from here; it is asked again by itself. Resolvers that can ask it may get the old answer.',
  },
  'dns-server-unreachable': {
    says: '{{names}}: {{servers}} can’t be reached from here ({{code}}).',
    remedy: 'Check the network of this machine; it is asked again by itself.',
  },
  'dns-server-failing': {
    says: '{{names}}: {{servers}} could not answer ({{code}}).',
    remedy: 'Check the zone at its DNS provider: it may not be loaded there.',
  },
  'dns-server-refuses': {
    says: '{{names}}: {{servers}} refused to answer.',
    remedy: 'Check that the zone is served there; if not, take the server out of the delegation.',
  },
  'dns-server-garbage': {
    says: '{{names}}: what came from {{servers}} is no answer ({{code}}).',
    remedy: 'Check whether something in between changes DNS; ask once more from another network.',
  },
  'dns-server-lame': {
    says: '{{names}}: {{servers}} should serve the zone and does not know it.',
    remedy: 'Correct the delegation, or set up the zone there.',
  },
  'dns-server-unresolved': {
    says: '{{names}}: the servers {{servers}} of {{zone}} have no address.',
    remedy:
      'Correct the delegation: a server that cannot be found may still give the old answer to others.',
  },
  'dns-target-unknown': {
    says: '{{names}}: by {{servers}} it leads to {{code}}, and where that leads could not be told.',
    remedy: 'Check that this name exists; it is asked again by itself.',
  },
  'dns-target-nowhere': {
    says: '{{names}} leads to a name that has no address: {{got}}.',
    remedy: 'Correct the value of the CNAME, or wait until that name exists.',
  },
  'dns-name-absent': {
    says: '{{names}}: there is no such name in {{zone}}; it should lead to {{want}}.',
    remedy: 'Add the record at the DNS provider.',
  },
  'dns-record-absent': {
    says: '{{names}}: the name is in {{zone}} and has no address; it should lead to {{want}}.',
    remedy: 'Add the record at the DNS provider.',
  },
  'dns-old': {
    says: '{{names}}: still {{got}}, as before; should lead to {{want}}.',
    remedy: 'Change the record at the DNS provider.',
  },
  'dns-elsewhere': {
    says: '{{names}}: leads to {{got}}; should lead to {{want}}.',
    remedy: 'Correct the record at the DNS provider.',
  },
  'dns-mixed': {
    says: '{{names}}: leads to {{got}}, of which only a part is right; should lead to {{want}}.',
    remedy: 'Remove the other records of the name, its other lines as well.',
  },
  'dns-family-astray': {
    says: '{{names}}: its {{type}} records are not as they should be. It leads to {{got}}; it should lead to {{want}}.',
    remedy:
      'Change or remove the {{type}} records: those who use them do not reach the new address.',
  },
  'dns-servers-differ': {
    says: '{{names}}: the authoritative servers differ. {{said}}; it should lead to {{want}}.',
    remedy: 'Wait until all of them have the new zone; if it stays so, ask the DNS provider.',
  },
  'dns-server-stale': {
    says: '{{names}}: {{servers}} still has an older zone, serial {{serial}} instead of {{newest}}. {{said}}; it should lead to {{want}}.',
    remedy: 'Wait for the zone transfer; if it stays so, check the transfer between the servers.',
  },
  'dns-cname-loop': {
    says: '{{names}} leads in a circle: {{got}}.',
    remedy: 'Correct the CNAME at the DNS provider.',
  },
  'dns-cname-long': {
    says: '{{names}} leads through too many names: {{got}}.',
    remedy: 'Shorten the chain of CNAMEs.',
  },
  'dns-resolver-asked': {
    says: '{{names}}: {{resolver}} has not answered yet.',
    remedy: 'Wait: its answer is on the way.',
  },
  'dns-resolver-old': {
    says: '{{names}}: {{resolver}} still gives the old answer {{got}} instead of {{want}}.',
    remedy: 'Wait until its time to live is over, or have its cache flushed.',
  },
  'dns-resolver-none': {
    says: '{{names}}: {{resolver}} still says that there is no such name; it should lead to {{want}}.',
    remedy: 'Wait until it asks again, or have its cache flushed.',
  },
  'dns-resolver-elsewhere': {
    says: '{{names}}: {{resolver}} gives {{got}} instead of {{want}}.',
    remedy: 'Check whether the name has another line, view or filter there.',
  },
  'dns-resolver-silent': {
    says: '{{names}}: {{resolver}} gave no answer that can be used ({{code}}).',
    remedy: 'Check the network on the way to it; go by the other resolvers meanwhile.',
  },
  'dns-bogus': {
    says: '{{names}}: {{resolver}} refuses the answer, as DNSSEC does not validate ({{code}}).',
    remedy:
      'Sign the zone anew, or take the DS record out at the registrar: whoever validates can’t open the name.',
  },
  'dns-through-cname': {
    says: '{{names}} gets there by other names: {{got}}.',
    remedy: 'Check that these names stay: they belong to whoever has their zone.',
  },
  'dns-flattened': {
    says: '{{names}} has the addresses of {{want}} itself, {{got}}, and no CNAME.',
    remedy: 'Check that the DNS provider keeps them up to date.',
  },
  'dns-values-missing': {
    says: '{{names}} leads only to {{got}}, a part of {{want}}.',
    remedy: 'Add the other records if they are meant to be there.',
  },
  'dns-target-unasked': {
    says: '{{names}} leads there, but where {{want}} itself leads could not be told.',
    remedy: 'Check that this name has an address.',
  },
  'dns-private-address': {
    says: '{{names}} leads to a private address, {{got}}: only who is inside the network gets there.',
    remedy: 'Check that this is meant; some resolvers drop such answers.',
  },
  'dns-cname-beside-others': {
    says: '{{names}} has a CNAME and other records beside it.',
    remedy: 'Remove one of them: which one is used is chance.',
  },
  'dns-apex-cname': {
    says: '{{names}} is the top of its zone and has a CNAME there.',
    remedy:
      'Use an A record or the provider’s ALIAS: beside SOA and NS no CNAME is allowed, and mail may break.',
  },
  'dns-apex-needs-alias': {
    says: '{{names}} is the top of its zone, where no CNAME to {{want}} is allowed.',
    remedy: 'Use the provider’s ALIAS or flattening, or an A record with the address.',
  },
  'dns-delegation-differs': {
    says: '{{zone}} is delegated to {{delegated}}, and names itself {{own}}.',
    remedy: 'Make both the same: at the registrar, or in the zone.',
  },
  'dns-ipv6-untested': {
    says: 'This machine has no IPv6: {{servers}} could not be asked.',
    remedy: 'Look from a machine with IPv6 if it matters.',
  },
  'dns-wildcard': {
    says: '{{names}} is answered as any other name below {{wildcard}} is: it may have no record of its own.',
    remedy: 'Add a record of its own before the wildcard is changed.',
  },
  'dns-servers-disagree': {
    says: '{{names}}: the authoritative servers give different answers now. {{said}}',
    remedy: 'Correct this before anything is changed; each answer is recorded.',
  },
  'dns-ttl-high': {
    says: '{{names}} may be kept for {{ttl}} s. A lower time to live set now helps from {{helpsFrom}} on.',
    remedy: 'Lower it to 60 s now, and change nothing else yet.',
  },
  'dns-ttl-long': {
    says: '{{names}}: {{servers}} still let the answer be kept for {{ttl}} s, longer than {{most}} s.',
    remedy:
      'Set the time to live of the record to {{most}} s. Where its zone does not allow that, set the lowest that it allows and skip the step with that as the reason.',
  },
  'dns-ttl-nothing': {
    says: '{{names}}: there is no record yet whose time to live could be lowered. That there is none may be kept for {{ttl}} s.',
    remedy: 'Give the record a time to live of {{most}} s when it is made.',
  },
  'dns-ttl-private': {
    says: '{{names}} is a private name: its time to live cannot be read from here.',
    remedy: 'Look it up in the console of its DNS, and lower it there.',
  },
  'dns-nothing-there': {
    says: '{{names}}: there is no record now, and this is recorded.',
    remedy: 'Remove the new record again if you have to go back; nothing to do now.',
  },
  'dns-caa-forbids': {
    says: '{{names}}: by the CAA of {{at}} only {{allowed}} may issue certificates, not {{ca}}.',
    remedy: 'Add a CAA record for {{ca}}, or have the certificate issued by another authority.',
  },
  'dns-caa-nobody': {
    says: '{{names}}: by the CAA of {{at}} nobody may issue certificates.',
    remedy: 'Change the CAA record before a certificate has to be issued.',
  },
} as const;
