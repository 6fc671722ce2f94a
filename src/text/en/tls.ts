import { tlsCertificate } from './tls-certificate.ts';

/** What handshakes and certificates say. `names` are the hosts of which it is so. */
export const tls = {
  ...tlsCertificate,
  // How a server answers.
  'tls-plain-http': {
    says: '{{names}}: {{address}}:{{port}} answers in plain HTTP, without TLS.',
    remedy:
      'Set the listener to HTTPS, or to TCP where the ingress controller ends TLS; check that the port is forwarded to 443 of the controller.',
  },
  'tls-handshake-refused': {
    says: '{{names}}: {{address}}:{{port}} refuses the handshake ({{code}}).',
    remedy:
      'Look into the log of the ingress controller: mostly it has no certificate for the name, or allows only other protocols and ciphers.',
  },
  'tls-name-unknown': {
    says: '{{names}}: {{address}}:{{port}} does not know the name and refuses it ({{code}}).',
    remedy:
      'Check that an Ingress has the name under tls.hosts, and that the address is that of its controller.',
  },
  'tls-server-error': {
    says: '{{names}}: {{address}}:{{port}} breaks off the handshake with an error of its own ({{code}}).',
    remedy: 'Look into the log of the ingress controller; it may be restarting.',
  },
  'tls-too-old': {
    says: '{{names}}: {{address}}:{{port}} speaks no TLS 1.2 or newer.',
    remedy:
      'Allow TLSv1.2 and TLSv1.3 there: ssl-protocols of the controller, or the TLS policy of the load balancer.',
  },
  'tls-client-certificate': {
    says: '{{names}}: {{address}}:{{port}} lets nobody in without a client certificate ({{code}}).',
    remedy:
      'Switch client certificates off (auth-tls-verify-client), or check the name from a client that has one.',
  },
  'tls-chain-too-large': {
    says: '{{names}}: {{address}}:{{port}} sends more than 100 KB of certificates; clients refuse that.',
    remedy: 'Put only the certificate and its intermediates into the file.',
  },
  'tls-key-mismatch': {
    says: '{{names}}: {{address}}:{{port}} does not sign with the key of the certificate that it sends ({{code}}).',
    remedy: 'Put the key into the Secret that belongs to the certificate, or have both made anew.',
  },
  'tls-garbage': {
    says: '{{names}}: what answers at {{address}}:{{port}} speaks no TLS ({{code}}).',
    remedy: 'Check which program listens there, and where the load balancer forwards the port to.',
  },
  'tls-reset': {
    says: '{{names}}: {{address}}:{{port}} resets the connection ({{code}}).',
    remedy:
      'Check the backends of the load balancer and the pods of the ingress controller; a firewall may also do it.',
  },
  'tls-closed': {
    says: '{{names}}: {{address}}:{{port}} closes the connection without a word.',
    remedy:
      'Check the backends of the load balancer and the pods of the ingress controller; wait where it is starting.',
  },
  'tls-slow': {
    says: '{{names}}: {{address}}:{{port}} takes the connection and does not finish the handshake in time.',
    remedy: 'Check the load of the ingress controller and whether it has ready pods.',
  },
  'tls-timeout': {
    says: '{{names}}: nothing at {{address}}:{{port}} answers in time.',
    remedy:
      'Check the address and that security group, firewall and access list let this machine through.',
  },
  'tls-port-refused': {
    says: '{{names}}: {{address}}:{{port}} refuses the connection.',
    remedy:
      'Check the listener of the load balancer for this port, and its backends; wait where it is being made.',
  },
  'tls-unreachable': {
    says: '{{names}}: there is no way to {{address}}:{{port}} ({{code}}).',
    remedy: 'Check the address and the route from this machine, such as a VPN.',
  },
  'tls-host-not-found': {
    says: '{{names}}: the name {{address}} leads to no address ({{code}}).',
    remedy: 'Check its DNS record; wait where it was just made.',
  },
  'tls-untested': {
    says: '{{names}}: this machine does not let the wizard connect to {{address}}:{{port}} ({{code}}).',
    remedy:
      'Check the limits of this machine (open files, local firewall), or try from another one.',
  },

  // Where it answered.
  'tls-other-address': {
    says: '{{names}}: checked at {{address}}, but it has to be {{expected}} (from: {{source}}).',
    remedy: 'Compare both, and correct the one that is wrong.',
  },
  'tls-leads-elsewhere': {
    says: '{{names}}: the name leads to {{address}} (from: DNS on this machine), but it has to be {{expected}} (from: {{source}}).',
    remedy: 'Move the DNS record; where that is done, wait until the old answer has run out.',
  },
  'tls-expected-unresolved': {
    says: '{{names}}: {{expected}} (from: {{source}}) leads to no address, so it can’t be compared.',
    remedy: 'Check that host name and the resolvers of this machine.',
  },
} as const;
