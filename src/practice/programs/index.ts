import type { Program } from './program.ts';

/** The stand-ins of the range, by the names under which they are called. Each is loaded alone: scripts call them often. */
export const PROGRAMS: { readonly [name: string]: () => Promise<Program> } = {
  getent: async () => (await import('./getent.ts')).getent,
  git: async () => (await import('./git/git.ts')).git,
  helm: async () => (await import('./helm/helm.ts')).helm,
  kubectl: async () => (await import('./kubectl/kubectl.ts')).kubectl,
  nc: async () => (await import('./nc.ts')).nc,
  ssh: async () => (await import('./ssh/ssh.ts')).ssh,
  'ssh-add': async () => (await import('./ssh/ssh-add.ts')).sshAdd,
  'ssh-keygen': async () => (await import('./ssh/ssh-keygen.ts')).sshKeygen,
  'ssh-way': async () => (await import('./ssh/way.ts')).sshWay,
};
