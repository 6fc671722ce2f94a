import process from 'node:process';
import {
  CURSOR_ON,
  ERASE_ALL,
  FOCUS_OFF,
  OLD_TITLE,
  OWN_SCREEN,
  PASTES_OFF,
  WRAP_ON,
} from './sequences.ts';

/** Gives the terminal back where the wizard no longer can: killed, it leaves the other screen, no echo and no cursor. */
export type Guardian = {
  /** Whether the wizard has the terminal now. */
  tell(state: 'has' | 'gave'): void;
  close(): void;
};

/*
 * In a session of its own, so that neither Ctrl-Z nor the end of the job reaches it. It reads until the wizard is gone.
 * A shell that edits its own command line has set the terminal right already; `-isig` is how the wizard leaves it.
 */
const SCRIPT = `exec 3>&1
while read -r line; do state=$line; done
[ "$state" = has ] || exit 0
printf '%s' "$DR_WIZARD_RESTORES" >&3
case $(stty -a <&3) in *-isig*) stty sane <&3 ;; esac
printf '%s' "$DR_WIZARD_SAYS" >&3`;

const RESTORES = `${PASTES_OFF}${FOCUS_OFF}${OLD_TITLE}${ERASE_ALL}${OWN_SCREEN}${WRAP_ON}${CURSOR_ON}`;

/** `says` stands on the operator's own screen then. */
export function startGuardian(says: string): Guardian {
  // Loaded only now: it takes some milliseconds that the first frame need not wait for.
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn('/bin/sh', ['-c', SCRIPT], {
    detached: true,
    stdio: ['pipe', 'inherit', 'ignore'],
    env: { PATH: process.env['PATH'], DR_WIZARD_RESTORES: RESTORES, DR_WIZARD_SAYS: says },
  });
  const ignore = () => undefined;
  child.on('error', ignore);
  child.stdin.on('error', ignore);
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  const tell = (state: 'has' | 'gave') => {
    if (child.stdin.writable) child.stdin.write(`${state}\n`);
  };
  tell('has');
  return {
    tell,
    close() {
      tell('gave');
      child.stdin.end();
    },
  };
}
