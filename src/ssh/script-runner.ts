import { StringDecoder } from 'node:string_decoder';
import { checkEnvironment } from '../model/environment.ts';
import { WizardError } from '../model/error.ts';
import type { RemoteEnd, RemoteScript } from '../model/ssh.ts';
import type { Sessions } from './open-session.ts';
import { A_UID, READ_STDIN } from './questions.ts';
import { remoteFolder } from './remote-folder.ts';
import { lineSplitter, readRemoteLine, type RemoteWord } from './remote-lines.ts';
import { attachProgramText, knownProgramText, startProgramText } from './remote-program.ts';
import { endOf } from './run-program.ts';
import { endError, expecting, inDoubt, lost, MAY_HAVE_STARTED } from './script-end.ts';
import { readNote, removeNote, writeNote, type ScriptNote } from './script-note.ts';
import type { SshSettings } from './settings.ts';
import { asError, newMark, noShell } from './ssh-reader.ts';

const KEPT = 64 * 1024;

export type KnownScript = 'never-started' | 'running' | 'ended' | 'lost';

/** Scripts on other hosts: they outlive the connection and the wizard, and are found again by their key. */
export function scriptRunner(settings: SshSettings, sessions: Sessions) {
  const here = new Set<string>();

  /** The words of one connection. `hasLoggedIn` is false where nothing over there can have read the program. */
  async function talk(
    note: ScriptNote,
    program: { readonly mark: string; readonly text: string },
    onWord: (word: RemoteWord) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const session = await sessions.open(note.host, { command: READ_STDIN }, signal);
    if (session.is === 'out') throw asError(session);
    try {
      let hasSpoken = false;
      let before = '';
      const split = lineSplitter((line) => {
        const word = readRemoteLine(program.mark, line);
        hasSpoken ||= word?.is === 'hello';
        if (hasSpoken && word !== undefined) onWord(word);
        else if (!hasSpoken) before = (before + line).slice(-1024);
      });
      session.child.stdout?.setEncoding('utf8');
      session.child.stdout?.on('data', split);
      session.child.stdin?.end(program.text);
      const exitCode = await endOf(session.child, 'ssh', signal);
      if (hasSpoken) return;
      // 255 is OpenSSH's own word: no login, or one that was lost before anything came back.
      if (exitCode !== 255) throw asError(noShell(note.host, before));
      if (!/^(?:debug1: )?Authenticated to /m.test(await session.log()))
        throw asError(await session.refusal());
    } finally {
      await session.close();
    }
  }

  async function followed(
    note: ScriptNote,
    program: { readonly mark: string; readonly text: string },
    onOutput: (text: string) => void,
    signal: AbortSignal,
  ): Promise<RemoteEnd> {
    const decoder = new StringDecoder('utf8');
    const safe = settings.output();
    let [output, bytes, folder] = ['', 0, '-'];
    let last: RemoteWord | undefined;
    const give = (text: string) => {
      if (text === '') return;
      output = (output + text).slice(-KEPT);
      onOutput(text);
    };
    const { host } = note.host;
    await talk(
      note,
      program,
      (word) => {
        if (word.is === 'at') folder = word.what;
        else if (word.is === 'out') {
          const left = word.end - word.bytes.length - bytes;
          if (left > 0) give(`${safe.push(decoder.end())}\n‹… ${left} bytes …›\n`);
          bytes = word.end;
          give(safe.push(decoder.write(word.bytes)));
        } else if (word.is !== 'beat' && word.is !== 'hello') last = word;
      },
      signal,
    );
    give(safe.push(decoder.end()) + safe.end());
    if (last?.is === 'exit') return { exitCode: last.code, output, bytes, folder };
    throw endError(last, { host, script: note.script, folder }, output);
  }

  async function attached(
    key: string,
    note: ScriptNote,
    onOutput: (text: string) => void,
    signal: AbortSignal,
  ): Promise<RemoteEnd> {
    const mark = newMark();
    const text = attachProgramText({ mark, folder: remoteFolder(key) });
    try {
      return await followed(note, { mark, text }, onOutput, signal);
    } catch (error) {
      throw error instanceof WizardError ? inDoubt(error, note) : error;
    }
  }

  async function started(
    key: string,
    script: RemoteScript,
    onOutput: (text: string) => void,
    signal: AbortSignal,
  ): Promise<RemoteEnd> {
    const folder = remoteFolder(key);
    const { text, env, uid, cwd = null } = script;
    const note = { host: script.host, script: script.name };
    await writeNote(settings, folder.name, note);
    const mark = newMark();
    const start = { mark, folder, text, env, uid, cwd, interpreter: interpreterOf(text) };
    try {
      return await followed(note, { mark, text: startProgramText(start) }, onOutput, signal);
    } catch (error) {
      // It is known that nothing was started: nobody need ask that host about it.
      if (error instanceof WizardError && !MAY_HAVE_STARTED.has(error.code))
        await removeNote(settings, folder.name);
      throw error instanceof WizardError ? expecting(error, uid) : error;
    }
  }

  async function once(key: string, work: () => Promise<RemoteEnd>): Promise<RemoteEnd> {
    here.add(key);
    try {
      return await work();
    } finally {
      here.delete(key);
    }
  }

  return {
    async run(
      key: string,
      script: RemoteScript,
      onOutput: (text: string) => void,
      signal: AbortSignal,
    ): Promise<RemoteEnd> {
      signal.throwIfAborted();
      checkScript(script);
      // A note tells that it may have been started: then it is only attached to.
      const note = await readNote(settings, remoteFolder(key).name);
      return once(key, () =>
        note === undefined
          ? started(key, script, onOutput, signal)
          : attached(key, note, onOutput, signal),
      );
    },
    async attach(
      key: string,
      onOutput: (text: string) => void,
      signal: AbortSignal,
    ): Promise<RemoteEnd> {
      signal.throwIfAborted();
      const note = await readNote(settings, remoteFolder(key).name);
      if (note === undefined) throw new Error(`nothing was started as ${key}`);
      return once(key, () => attached(key, note, onOutput, signal));
    },
    /** undefined where this key never went to another host. Throws `WizardError` where that host cannot be asked. */
    async known(key: string, signal: AbortSignal): Promise<KnownScript | undefined> {
      const folder = remoteFolder(key);
      const note = await readNote(settings, folder.name);
      if (note === undefined) return undefined;
      if (here.has(key)) return 'running';
      const mark = newMark();
      const question = { mark, text: knownProgramText({ mark, folder }) };
      let state = '';
      const hear = (word: RemoteWord) => {
        if (word.is === 'state') state = word.what;
      };
      try {
        await talk(note, question, hear, signal);
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof WizardError ? inDoubt(error, note) : error;
      }
      if (state === 'revoked') return 'never-started';
      if (state === 'running' || state === 'ended' || state === 'lost') return state;
      throw lost(note);
    },
  };
}

export type ScriptRunner = ReturnType<typeof scriptRunner>;

/** The file's own first line says who runs it, else \`sh\`: a folder over there may not allow to start what lies in it. */
function interpreterOf(text: string): readonly string[] {
  const [firstLine = ''] = text.split('\n', 1);
  return /^#!\s*(\S.*)$/.exec(firstLine)?.[1]?.trim().split(/\s+/) ?? ['sh'];
}

function checkScript({ env, uid }: RemoteScript): void {
  checkEnvironment(env);
  if (!A_UID.test(uid)) throw new WizardError('wrong-target', 'target-without-identity');
}
