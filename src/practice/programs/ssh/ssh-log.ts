import { appendFileSync } from 'node:fs';
import type { ProgramWorld } from '../program.ts';
import type { SshWords } from './words.ts';

const LEVELS = [
  'QUIET',
  'FATAL',
  'ERROR',
  'INFO',
  'VERBOSE',
  'DEBUG1',
  'DEBUG2',
  'DEBUG3',
] as const;
type Level = (typeof LEVELS)[number];

/** OpenSSH's own words, as far as they are asked for: into its log at once, else to who looks on. */
export type SshLog = (level: Level, text: string) => void;

export function sshLog({ log, options }: SshWords, { stderr }: ProgramWorld): SshLog {
  const asked = (options.get('loglevel') ?? 'INFO').toUpperCase().replace(/^DEBUG$/, 'DEBUG1');
  const most = LEVELS.findIndex((one) => one === asked);
  return (level, text) => {
    if (LEVELS.indexOf(level) > most) return;
    const mark = level.startsWith('DEBUG') ? `${level.toLowerCase()}: ` : '';
    const line = `${mark}${text}\r\n`;
    if (log === null) stderr.write(line);
    else appendFileSync(log, line, { mode: 0o600 });
  };
}
