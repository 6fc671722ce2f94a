import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SshSettings } from './settings.ts';

/** Ways that this run has opened: programs may go on through one when the wizard is gone, and nobody else ends it. */
export function tunnelNotes({ folder, folderName }: Pick<SshSettings, 'folder' | 'folderName'>) {
  return {
    async add(pid: number): Promise<void> {
      const file = path.join(await folder(), `tunnel-${pid}`);
      await writeFile(file, await startOf(pid), { mode: 0o600 });
    },
    /** Ends all of them that still run. */
    async endAll(): Promise<void> {
      const own = folderName();
      if (own === null) return;
      const all = await readdir(own).catch(() => []);
      for (const name of all.filter((one) => /^tunnel-\d+$/.test(one))) {
        const file = path.join(own, name);
        const pid = Number(name.slice('tunnel-'.length));
        const began = await readFile(file, 'utf8').catch(() => '');
        // The number may be somebody else's by now.
        if (began !== '' && began === (await startOf(pid))) kill(pid);
        await rm(file, { force: true });
      }
    },
  };
}

export type TunnelNotes = ReturnType<typeof tunnelNotes>;

/** Boot and start of a process; empty where the system does not tell, or it is gone. */
async function startOf(pid: number): Promise<string> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot.trim()} ${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended by itself meanwhile.
  }
}
