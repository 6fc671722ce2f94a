import { childEnvironment } from './child-environment.ts';

/** What a person's own shell, editor or pager needs beside what each program gets. */
const OWN = new Set([
  'SHELL',
  'LOGNAME',
  'LANGUAGE',
  'COLORTERM',
  'TERM_PROGRAM',
  'TERMINFO',
  'TMUX',
  'STY',
  'EDITOR',
  'VISUAL',
  'PAGER',
  'LESS',
  'MANPAGER',
  'HISTFILE',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  'DBUS_SESSION_BUS_ADDRESS',
  'SSH_CONNECTION',
  'SSH_TTY',
  'SYSTEMROOT',
  'COMSPEC',
  'PATHEXT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'TEMP',
]);

/**
 * The environment of a program that a person works in. It stays a list of what is let through: secrets of the site, cloud
 * profiles and another kubeconfig stay out, as for all other programs. What their shell's own start-up files set, it sets.
 */
export function operatorEnvironment(
  env: { readonly [name: string]: string | undefined },
  first?: string,
): { [name: string]: string } {
  const own = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (OWN.has(entry[0].toUpperCase()) || entry[0].startsWith('XDG_')),
  );
  return { ...Object.fromEntries(own), ...childEnvironment(env, first) };
}
