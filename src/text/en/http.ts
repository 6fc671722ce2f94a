/** What web servers say. `names` are the hosts of which it is so. */
export const http = {
  // No answer.
  'http-refused': {
    says: '{{names}}: {{address}}:{{port}} refuses the connection.',
    remedy:
      'Check the listener of the load balancer for this port, and that its backends are the ingress controller.',
  },
  'http-reset': {
    says: '{{names}}: {{address}}:{{port}} resets the connection ({{code}}).',
    remedy:
      'Check the backends of the load balancer and the pods of the ingress controller; a firewall may also do it.',
  },
  'http-closed': {
    says: '{{names}}: {{address}}:{{port}} closes the connection before the answer is whole ({{code}}).',
    remedy:
      'Look into the log of the ingress controller and of what is behind it; wait where it is starting.',
  },
  'http-timeout': {
    says: '{{names}}: nothing at {{address}}:{{port}} answers in time.',
    remedy:
      'Check that the address is right and that security group and firewall let this machine in.',
  },
  'http-slow': {
    says: '{{names}}: {{address}}:{{port}} takes the connection and does not answer in time (stage: {{code}}).',
    remedy:
      'Check the pods behind it and their load; raise nothing before you know why it is slow.',
  },
  'http-body-slow': {
    says: '{{names}}: {{address}}:{{port}} begins an answer and does not end it in time.',
    remedy: 'Check the pods behind it and their load, or name a path in the site that ends.',
  },
  'http-tls': {
    says: '{{names}}: no HTTP at {{address}}:{{port}}, as TLS fails before it ({{code}}).',
    remedy: 'Mend what the TLS check of the same name says.',
  },
  'http-garbage': {
    says: '{{names}}: what {{address}}:{{port}} answers is no valid HTTP ({{code}}).',
    remedy: 'Check which program listens there, and where the load balancer forwards the port to.',
  },
  'http-host-not-found': {
    says: '{{names}}: {{address}} leads to no address ({{code}}).',
    remedy: 'Check its DNS record; wait where it was just made.',
  },
  'http-unreachable': {
    says: '{{names}}: {{address}}:{{port}} can’t be reached ({{code}}).',
    remedy: 'Check the address and the route to it from this machine.',
  },
  'http-untested': {
    says: '{{names}}: this machine could not try {{address}}:{{port}} ({{code}}).',
    remedy: 'Repair what keeps this machine from it: too many open files, or a local firewall.',
  },

  // Not what is behind it.
  'http-bad-gateway': {
    says: '{{names}}: {{status}}, what is behind the gateway refuses the connection or answers nonsense.',
    remedy:
      'Check that the pods listen on the port of the Service, and its protocol (backend-protocol); wait where they are starting.',
  },
  'http-unavailable': {
    says: '{{names}}: {{status}}, most likely no ready endpoint behind it.',
    remedy: 'Wait until the pods of the Service are ready; if it stays so, compare its selector.',
  },
  'http-gateway-timeout': {
    says: '{{names}}: {{status}}, what is behind the gateway did not answer in time.',
    remedy:
      'Check what the pods wait for, such as a database, and that the network lets the gateway through to them.',
  },
  'http-server-error': {
    says: '{{names}}: {{status}}, the application itself fails.',
    remedy: 'Look into the log of its pods.',
  },
  'http-default-backend': {
    says: '{{names}}: {{status}} from {{by}} itself: it knows no such host or path, no application was asked.',
    remedy:
      'Check that an Ingress of this controller has the host and the path: `kubectl get ingress -A`',
  },
  'http-welcome-page': {
    says: '{{names}}: the welcome page of {{by}}, not an application.',
    remedy:
      'Check where the host leads to, and that its content is deployed; expect a text of the page in the site if it is right.',
  },
  'http-misdirected': {
    says: '{{names}}: {{status}}, this server is not for the host.',
    remedy: 'Check that the address is that of the ingress controller which has the host.',
  },
  'http-plain-to-https': {
    says: '{{names}}: the port is for HTTPS and was asked in plain HTTP.',
    remedy: 'Set scheme: https, or the right port; check what the load balancer forwards.',
  },
  'http-wants-certificate': {
    says: '{{names}}: nobody is let in without a client certificate.',
    remedy:
      'Switch client certificates off (auth-tls-verify-client), or expect status 400 in the site.',
  },

  // Not as expected.
  'http-status-differs': {
    says: '{{names}}: answers {{status}}; the site expects {{expected}}.',
    remedy: 'Look into the log of its pods, or correct status in the site.',
  },
  'http-header-missing': {
    says: '{{names}}: the answer has no header {{header}}.',
    remedy: 'Check which version answers, or correct header in the site.',
  },
  'http-header-differs': {
    says: '{{names}}: header {{header}} is {{has}}; the site expects {{expected}}.',
    remedy: 'Check which version answers, or correct header in the site.',
  },
  'http-text-missing': {
    says: '{{names}}: the page does not have the text “{{text}}”; its title: {{title}}.',
    remedy: 'Check which version answers, or correct body in the site.',
  },
  'http-text-not-in-beginning': {
    says: '{{names}}: the first 64 KiB of the page do not have the text “{{text}}”; its title: {{title}}.',
    remedy: 'Check which version answers, or expect a text in the site that stands further up.',
  },

  // Redirects.
  'http-downgrade': {
    says: '{{names}}: redirects out of HTTPS, from {{from}} to {{to}}.',
    remedy:
      'Tell the application that it is behind TLS (X-Forwarded-Proto), and let it redirect to https.',
  },
  'http-redirect-loop': {
    says: '{{names}}: redirects in a circle, back to {{to}}.',
    remedy:
      'Switch off one of the two redirects: often the load balancer ends TLS and the ingress sends to https again (ssl-redirect).',
  },
  'http-redirect-cookie': {
    says: '{{names}}: sets a cookie and redirects back to {{to}}; no cookies are kept here.',
    remedy:
      'Write the status of the first answer (such as status: 302) or another path into the site.',
  },
  'http-redirects-many': {
    says: '{{names}}: more than 10 redirects, the last one to {{to}}.',
    remedy: 'Correct the redirects of the application or of the Ingress.',
  },
  'http-redirects-slow': {
    says: '{{names}}: the redirects took so long that the one to {{to}} was not followed.',
    remedy: 'Check the pods behind it and their load.',
  },
  'http-redirect-nowhere': {
    says: '{{names}}: redirects to nowhere (Location: {{to}}).',
    remedy: 'Correct the redirect of the application or of the Ingress.',
  },

  // Notes.
  'http-redirected': {
    says: '{{names}}: this was seen after redirects ({{hops}}), at {{to}}.',
    remedy: 'Look at the evidence for the whole way.',
  },
  'http-redirects-away': {
    says: '{{names}}: {{status}}, redirects to {{to}}, which is no host of the list and was not followed.',
    remedy: 'Check that this is where visitors should go.',
  },
  'http-login-wanted': {
    says: '{{names}}: answers {{status}}, wants a login or lets nobody in; as no status is expected that counts as an answer.',
    remedy: 'Expect a status in the site if it has to be another one.',
  },
  'http-path-not-found': {
    says: '{{names}}: answers {{status}} at this path; as no status is expected that counts as an answer.',
    remedy: 'Name a path in the site that the application has, and the status.',
  },
  'http-request-refused': {
    says: '{{names}}: answers {{status}}; as no status is expected that counts as an answer.',
    remedy: 'Expect a status in the site if it has to be another one.',
  },
  'http-no-hsts': {
    says: '{{names}}: no HSTS: a browser may come without TLS the next time.',
    remedy: 'Switch HSTS on at the ingress controller (hsts: "true") if the site had it.',
  },

  // The runbook's own.
  'http-host-malformed': {
    says: 'This entry of hosts can’t be read ({{key}}): {{entry}}',
    remedy:
      'Write a host name, or host with path, status (200 to 599), header (name, value) and body, a text of the page.',
  },
} as const;
