// Preloaded into the program: kills it right after the n-th line of its journal is on the disk, before it learns so.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const wanted = Number(process.env.DR_TEST_KILL_AFTER_LINE);
const real = fs.fdatasync;
fs.fdatasync = (fd, done) =>
  real(fd, (error) => {
    const file = fs.readlinkSync(`/proc/self/fd/${fd}`);
    if (file.endsWith('journal.jsonl') && linesOf(file) >= wanted) process.kill(process.pid, 'SIGKILL');
    else done(error);
  });
syncBuiltinESMExports();

function linesOf(file) {
  return fs.readFileSync(file, 'utf8').split('\n').length - 1;
}
