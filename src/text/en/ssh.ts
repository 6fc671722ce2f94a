/** What keys and hosts behind ssh say. */
export const ssh = {
  'will-ensure-key-pair': {
    says: 'Key pair {{path}}: made where it is missing ({{type}}, {{bits}} bits), taken over where it is there',
    remedy: 'Check the path: an existing key is kept as it is.',
  },
  'will-run-remote-script': {
    says: 'Script {{file}}: run on {{host}}, once kubectl there sees the pinned cluster; its output live',
    remedy: 'Read the script first if somebody else has changed it.',
  },
  'ssh-program-missing': {
    says: 'The program {{program}} of OpenSSH is not on this machine.',
    remedy: 'Install the OpenSSH client, then check again.',
  },
  'ssh-program-failed': {
    says: 'The program {{program}} of OpenSSH could not be started ({{code}}).',
    remedy: 'Check the installation of the OpenSSH client.',
  },
  'ssh-word-refused': {
    says: '{{word}} is no host, login, port or key file that ssh may be given.',
    remedy:
      'Correct it in the site: letters, digits, dots and dashes, and no dash at the beginning.',
  },
  'ssh-config-faulty': {
    says: 'ssh does not accept its configuration: {{says}}',
    remedy: 'Correct ~/.ssh/config there, then check again.',
  },
  'ssh-host-not-found': {
    says: 'ssh does not know the host {{host}}.',
    remedy: 'Check the spelling, the DNS of this machine and the VPN.',
  },
  'ssh-refused': {
    says: '{{host}} refuses ssh connections at port {{port}}.',
    remedy: 'Check that sshd runs there and that this is its port.',
  },
  'ssh-timeout': {
    says: '{{host}} does not answer at port {{port}} in time.',
    remedy: 'Check the network, the VPN and the security group of that host.',
  },
  'ssh-no-route': {
    says: 'There is no way from here to {{host}}, port {{port}}.',
    remedy: 'Check the network, the VPN and whether the address is a private one.',
  },
  'ssh-closed': {
    says: '{{host}} closes the connection at port {{port}} before a login.',
    remedy: 'Check that it is sshd that listens there, and its allow list.',
  },
  'ssh-host-key-changed': {
    says: '{{host}} shows another host key than the known one: it may be another machine. The key that it shows now: {{fingerprint}}. Nothing was sent to it.',
    remedy:
      'Compare this fingerprint with the one in the console; if it is right, remove the line of the known key: {{remove}}',
  },
  'ssh-host-key-revoked': {
    says: 'The host key of {{host}} is marked as revoked.',
    remedy: 'Ask who revoked it, and give the host a new key.',
  },
  'ssh-host-key-unknown': {
    says: 'The host key of {{host}} could not be checked against the known ones.',
    remedy:
      'Compare its fingerprint with the one in the console, then note it by logging in by hand.',
  },
  'ssh-no-common-way': {
    says: 'ssh and {{host}} have no algorithm in common: {{says}}',
    remedy: 'Allow an algorithm of that server in ~/.ssh/config, or update the server.',
  },
  'ssh-key-refused': {
    says: '{{host}} does not let {{user}} in with this key; it would take: {{methods}}.',
    remedy: 'Check the login name, and that the public half stands in authorized_keys there.',
  },
  'ssh-key-missing': {
    says: 'There is no key file {{path}}.',
    remedy: 'Put it there, or correct the path.',
  },
  'ssh-no-key': {
    says: '{{path}} is no private key that OpenSSH can read ({{why}}).',
    remedy:
      'Name the private key itself, in OpenSSH or PEM format, and check that you may read it.',
  },
  'ssh-key-too-open': {
    says: 'Others may read the key {{path}} (mode {{mode}}): OpenSSH does not use it.',
    remedy: 'Close it: `chmod 600 {{path}}`',
  },
  'ssh-key-locked': {
    says: 'A passphrase protects the key {{path}}, and the agent does not hold it.',
    remedy: 'Give it to the agent: `ssh-add {{path}}`',
  },
  'ssh-key-in-agent': {
    says: 'A passphrase protects the key {{path}}; the agent holds it.',
    remedy: 'Keep the agent running as long as the run lasts.',
  },
  'ssh-failed': {
    says: 'ssh could not log in to {{host}}: {{says}}',
    remedy: 'Try it by hand: `ssh -v {{host}}`',
  },
  'ssh-no-shell': {
    says: '{{host}} lets {{user}} in, but no shell answers there: {{says}}',
    remedy: 'Use a login that has a shell, or correct that account.',
  },
  'ssh-no-kubectl': {
    says: 'There is no kubectl on {{host}}, so that nobody knows which cluster it belongs to.',
    remedy: 'Install kubectl there, or put it into the PATH of a login.',
  },
  'ssh-cluster-unseen': {
    says: 'kubectl on {{host}} does not tell which cluster it sees: {{says}}',
    remedy: 'Check the kubeconfig of that login: `kubectl get namespace kube-system`',
  },
  'ssh-wrong-cluster': {
    says: '{{host}} sees another cluster than the pinned one: UID {{found}} instead of {{expected}}. Nothing was started there.',
    remedy: 'Check the address: it may belong to a host of another cluster.',
  },
  'ssh-node-unknown': {
    says: '{{host}} ({{hostname}}) is none of the {{nodes}} nodes of the cluster.',
    remedy: 'Check the address; a node that has just started may still have to join.',
  },
  'ssh-host-key-unlisted': {
    says: '{{host}} has the host key {{found}}, and known as its own are only {{known}}.',
    remedy:
      'Compare it with what the console shows in the system log of the instance. If it is the right one, add it to site.ssh.hostKeys; if not, somebody else answers there: stop.',
  },
  'ssh-host-key-uncompared': {
    says: '{{host}} has the host key {{found}}: it was noted at first contact, and nobody has compared it.',
    remedy:
      'Compare it with the fingerprints that the instance wrote into its system log (console, instance, system log), or give them as site.ssh.hostKeys.',
  },
  'ssh-not-control-plane': {
    says: '{{host}} is the node {{node}}, which is no control-plane node.',
    remedy: 'Take the address of a master.',
  },
  'ssh-no-public-half': {
    says: 'There is no public half beside the key {{path}}.',
    remedy: 'Write it: `ssh-keygen -y -f {{path}} > {{path}}.pub`',
  },
  'ssh-public-half-other': {
    says: '{{path}}.pub belongs to another key than {{path}}. Nothing was written.',
    remedy: 'Move it away if nobody needs it, then do it again.',
  },
  'ssh-key-other-type': {
    says: 'The key {{path}} is of type {{type}}; what is needed is: {{expected}}.',
    remedy: 'Name another path, so that a key of the right type is made there.',
  },
  'ssh-key-too-short': {
    says: 'The key {{path}} has {{bits}} bits; at least {{atLeastBits}} are needed.',
    remedy: 'Name another path, so that a longer key is made there.',
  },
  'ssh-key-in-the-way': {
    says: '{{path}} is there already, and is not written over.',
    remedy: 'Look what it is and move it away, then do it again.',
  },
  'ssh-key-not-made': {
    says: 'No key was made at {{path}}: {{says}}',
    remedy: 'Try it by hand: `ssh-keygen -f {{path}}`',
  },
  'ssh-key-unwritable': {
    says: '{{path}} cannot be written ({{code}}).',
    remedy: 'Check disk and rights of its folder, then do it again.',
  },
  'ssh-bits-wrong': {
    says: '{{bits}} bits are no size for an RSA key.',
    remedy: 'Write 2048 to 16384; 3072 is the usual one.',
  },
  'ssh-connection-lost': {
    says: 'The connection to {{host}} was lost while {{script}} ran there: how it ended is not known. It goes on there by itself.',
    remedy: 'Check again once {{host}} can be reached: it is attached to, and never started twice.',
  },
  'ssh-script-lost': {
    says: 'How {{script}} ended on {{host}} is not known: what kept it there is gone, after a restart for one. Its output: {{folder}}',
    remedy: 'Look for yourself what it has done, then decide: check again or do again.',
  },
  'ssh-script-not-started': {
    says: '{{script}} was not started on {{host}} ({{why}}); nothing has happened there.',
    remedy: 'Check disk and rights of the login there, then do it again.',
  },
  'ssh-script-still-runs': {
    says: 'An earlier attempt of this step still runs on {{host}} ({{folder}}). Nothing was started.',
    remedy: 'Wait until it has ended, or end it there yourself, then do it again.',
  },
  'jump-host-missing': {
    says: 'This goes by way of a jump host, but the site names none.',
    remedy:
      'Write ssh.jump with host, user and keyFile into the site, or bind an address to a master first.',
  },
  'jump-not-opened': {
    says: 'The way by {{host}} did not open: {{says}}',
    remedy: 'Try it by hand: `ssh -N -D 1080 {{host}}`',
  },
  'jump-forbids': {
    says: '{{host}} lets nobody go on from there (administratively prohibited).',
    remedy: 'Allow it in its sshd: AllowTcpForwarding yes',
  },
  'place-not-for-programs': {
    says: 'Nobody can ask for the version of {{program}} at place {{place}}.',
    remedy: 'Take place: here or place: jump in the step.',
  },
  'place-not-for-ssh': {
    says: 'ssh to {{host}} starts from this machine only, not from place {{place}}.',
    remedy:
      'Take place: here in the step, and a ProxyJump in ~/.ssh/config where the host lies behind another.',
  },
} as const;
