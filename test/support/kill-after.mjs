// Preloaded into the program: kills it right after the n-th line of its journal is on the disk, before it learns so.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const wanted = Number(process.env.DR_TEST_KILL_AFTER_LINE);
const { fdatasync, fdatasyncSync } = fs;
fs.fdatasync = (fd, done) =>
  fdatasync(fd, (error) => {
    dieAtLine(fd);
    done(error);
  });
fs.fdatasyncSync = (fd) => {
  fdatasyncSync(fd);
  dieAtLine(fd);
};
syncBuiltinESMExports();

function dieAtLine(fd) {
  const file = fs.readlinkSync(`/proc/self/fd/${fd}`);
  if (!file.endsWith('journal.jsonl')) return;
  const lines = fs.readFileSync(file, 'utf8').split('\n').length - 1;
  if (lines < wanted) return;
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way; nothing more may happen before it is there.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
}
