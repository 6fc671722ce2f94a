import type { Text } from '../../model/catalogue.ts';
import type { JenkinsDesk } from '../pods/range-jenkins.ts';
import type { ConsoleSection, ConsoleTask } from './task.ts';

/** What its administrator does in the pages of Jenkins. */
export function jenkinsSection(desk: JenkinsDesk): ConsoleSection {
  const { starting, plugins, jobs, credentials } = desk.state();
  const row = (en: string, zh: string, what: readonly string[]) =>
    [{ en, zh }, what.join(', ') || '-'] as const;
  const rows = [
    row(
      'Plugins',
      '插件',
      plugins.map(({ shortName, version }) => `${shortName} ${version}`),
    ),
    row('Plugins that are missing', '缺少的插件', desk.lacking()),
    row(
      'Jobs',
      '任务',
      jobs.map(({ fullName }) => fullName),
    ),
    row('Credentials', '凭据', Object.values(credentials).flat()),
    row('Tools', '工具', desk.tools()),
  ];
  return {
    id: 'jenkins',
    title: starting
      ? { en: 'Jenkins (restarting)', zh: 'Jenkins（正在重启）' }
      : { en: 'Jenkins', zh: 'Jenkins' },
    table: {
      columns: [
        { en: 'What', zh: '项目' },
        { en: 'There is', zh: '现有' },
      ],
      rows,
    },
    tasks: [
      installing(desk),
      restoring(desk),
      entering(desk),
      task('jenkins-set-tools', TOOLS, { en: 'Set up', zh: '配置' }, () => {
        desk.setTools();
        const all = desk.tools().join(', ');
        return { en: `Set up: ${all}.`, zh: `已配置：${all}。` };
      }),
    ],
  };
}

const PLUGINS = { en: 'Install the plugins that are missing', zh: '安装缺少的插件' };
const RESTORE = {
  en: 'Restore the backup that lies in the pod, and restart',
  zh: '恢复 Pod 中的备份并重启',
};
const TOOLS = { en: 'Set up the global tools', zh: '配置全局工具' };

function installing(desk: JenkinsDesk): ConsoleTask {
  return task('jenkins-install-plugins', PLUGINS, { en: 'Install', zh: '安装' }, () => {
    const lacking = desk.lacking().join(', ');
    desk.installPlugins();
    return lacking === ''
      ? { en: 'No plugin is missing.', zh: '没有缺少的插件。' }
      : { en: `Installed: ${lacking}.`, zh: `已安装：${lacking}。` };
  });
}

function restoring(desk: JenkinsDesk): ConsoleTask {
  return task('jenkins-restore', RESTORE, { en: 'Restore', zh: '恢复' }, async () => {
    const { from, jobs, credentials } = await desk.restore();
    const [count, known] = [jobs.length, credentials.length];
    return {
      en: `${from}: ${count} jobs and ${known} credentials. Jenkins restarts.`,
      zh: `${from}：${count} 个任务，${known} 条凭据。Jenkins 正在重启。`,
    };
  });
}

function entering(desk: JenkinsDesk): ConsoleTask {
  return {
    id: 'jenkins-add-credential',
    title: { en: 'Enter a credential', zh: '录入凭据' },
    fields: [{ id: 'id', title: { en: 'ID', zh: '凭据 ID' }, kind: 'text' }],
    button: { en: 'Save', zh: '保存' },
    run({ id = '' }) {
      desk.addCredential(id);
      return { en: `Credential ${id} is there.`, zh: `凭据 ${id} 已保存。` };
    },
  };
}

function task(id: string, title: Text, button: Text, run: ConsoleTask['run']): ConsoleTask {
  return { id, title, fields: [], button, run };
}
