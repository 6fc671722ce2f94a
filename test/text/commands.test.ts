import { expect, test } from 'vitest';
import { given, remedyOf, shellWord } from '../../src/text/commands.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import { wordsIn } from '../../src/text/words-in.ts';
import { isObject } from '../../src/model/json.ts';

test.each([
  ['Read its log: `kubectl logs a`', 'Read its log:', ['kubectl logs a']],
  ['Run: `chmod 600 a`.', 'Run:', ['chmod 600 a']],
  ['Look at it (`helm list`), then go on.', 'Look at it, then go on.', ['helm list']],
  ['查看（`helm list`），再继续。', '查看，再继续。', ['helm list']],
  ['用 `helm list` 查看。', '用 helm list 查看。', ['helm list']],
  ['First `a b`. Then: `c d`', 'First a b. Then:', ['a b', 'c d']],
  ['Look again later.', 'Look again later.', []],
  ['', '', []],
])('%s', (text, todo, commands) => {
  expect(remedyOf(text)).toMatchObject({ todo, commands });
});

test.each([
  ['pay-7c9d', 'pay-7c9d'],
  ['~/.ssh/id_ed25519', '~/.ssh/id_ed25519'],
  ['/tmp/my file', "'/tmp/my file'"],
  ["it's", String.raw`'it'\''s'`],
  ['$(reboot)', "'$(reboot)'"],
  ['`reboot`', "'`reboot`'"],
  ['~root', "'~root'"],
])('what is put into a command stays one word: %s', (word, typed) => {
  expect(shellWord(word)).toBe(typed);
  expect(remedyOf(`Do: \`cat ${given(word)}\``).commands).toEqual([`cat ${typed}`]);
});

test('a name with a backtick begins no command', () => {
  const { remedy, commands } = remedyOf(`Look at ${given('a `rm x` b')}.`);

  expect(commands).toEqual([]);
  expect(remedy).toBe('Look at a `rm x` b.');
});

test('the command of a right is copied as it was made', () => {
  const command = "kubectl create role 'a b' --verb=get";
  const params = { command, needs: '', user: '', names: '', count: 1 };
  const { commands } = texts('en').said({ code: 'access-missing', params });

  expect(commands.at(-1)).toBe(command);
});

test('both languages have the same commands', () => {
  const [en, zh] = [commandsIn('en'), commandsIn('zh-CN')];

  expect(zh).toEqual(en);
  expect(en.size).toBeGreaterThan(100);
});

test('what is told above a command leads to it or ends as a sentence', () => {
  const odd = (['en', 'zh-CN'] as const).flatMap((lang) =>
    [...remediesIn(lang)]
      .map(([code, text]) => `${code}: ${remedyOf(text).todo}`)
      .filter((_, at) => remedyOf([...remediesIn(lang).values()][at] ?? '').commands.length > 0)
      .filter((line) => !/[.:：。！)）]$/.test(line)),
  );

  expect(odd).toEqual([]);
});

/** A program is named there, with arguments that everybody has to find for himself. */
const ONLY_NAMED = new Set([
  'kubeconfig-unreadable',
  'events-not-all-read',
  'given-long',
  'yaml-too-large',
  'pod-program-missing',
  'velero-restore-name-taken',
]);

/** A sentence that leads to a command. */
const PASTED =
  /[:：] ?(?:kubectl|helm|git|velero|openssl|ssh|ssh-add|ssh-keygen|chmod|curl|mqadmin|dr-wizard) [\w{-]/;

test('a command that a sentence leads to is marked as one', () => {
  const unmarked = (['en', 'zh-CN'] as const).flatMap((lang) =>
    [...remediesIn(lang)]
      .filter(([code, text]) => !ONLY_NAMED.has(code) && PASTED.test(text))
      .map(([code]) => `${lang} ${code}`),
  );

  expect(unmarked).toEqual([]);
});

function commandsIn(lang: Lang): ReadonlyMap<string, readonly string[]> {
  const all = [...remediesIn(lang)].map(
    ([code, text]) => [code, [...new Set(remedyOf(text).commands)].toSorted()] as const,
  );
  return new Map(all.filter(([, commands]) => commands.length > 0));
}

/** By code; of plural forms the last, which all languages have. */
function remediesIn(lang: Lang): ReadonlyMap<string, string> {
  const { cause = {} } = wordsIn(lang);
  return new Map(
    Object.entries(isObject(cause) ? cause : {}).flatMap(([code, said]) => {
      const one = isObject(said) ? (said['remedy'] ?? said['remedy_other']) : undefined;
      return typeof one === 'string' ? [[code, one] as const] : [];
    }),
  );
}
