import { expect } from 'vitest';
import { aFolderWith } from '../../support/archives/a-folder.ts';
import { gitDesk } from '../../support/git/git-desk.ts';
import { aRepository, GIT_ENV } from '../../support/git/repository.ts';
import { sshTest as test } from '../../support/ssh/ssh-world.ts';

test('over ssh the operator’s own ssh is used, with keys and configuration as they are', async ({
  world,
}) => {
  const cwd = aFolderWith();
  const commit = aRepository(cwd).commit({ x: '1' });
  const url = `ssh://root@127.0.0.1:${world.master.port}${cwd}/charts.git`;
  const { PATH: _, ...env } = GIT_ENV;
  const desk = gitDesk(cwd, { ...env, ...world.env() });
  const input = { url, folder: 'checkout', branch: 'master' };

  world.configure(
    `IdentityFile ${world.key('stranger')}\nIdentitiesOnly yes\nStrictHostKeyChecking accept-new`,
  );
  await expect(desk.act(input)).rejects.toMatchObject({ code: 'git-ssh-refused' });
  world.configure(
    `IdentityFile ${world.key('id')}\nIdentitiesOnly yes\nStrictHostKeyChecking accept-new`,
  );
  await desk.act(input);

  expect(await desk.look(input)).toMatchObject({ verdict: 'pass', finds: { commit } });
});
