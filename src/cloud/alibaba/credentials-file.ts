import { WizardError } from '../../model/error.ts';
import type { CliProfile } from './cli-profile.ts';

const MODES: { readonly [type: string]: CliProfile['mode'] } = {
  access_key: 'keys',
  sts: 'session',
  ram_role_arn: 'role',
  ecs_ram_role: 'instance',
};

/** A section of the SDK's own file, in INI (github.com/aliyun/credentials-nodejs, "Usage"): the named one, else `default`. */
export function sectionOf(text: string, file: string, named: string): CliProfile | undefined {
  const name = named || 'default';
  const section = sectionsIn(text).get(name);
  if (section === undefined) return undefined;
  if (section.get('enable') === 'false') return undefined;
  const type = section.get('type') ?? '';
  const mode = MODES[type];
  if (mode === undefined)
    throw new WizardError('usage', 'cloud-profile-mode', { profile: name, file, mode: type });
  const said = (key: string) => section.get(key) ?? '';
  return {
    name,
    mode,
    keys: {
      id: said('access_key_id'),
      secret: said('access_key_secret'),
      token: said('security_token'),
    },
    role: said(mode === 'instance' ? 'role_name' : 'role_arn'),
    session: said('role_session_name'),
    externalId: said('external_id'),
  };
}

function sectionsIn(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    const head = /^\[(.+)\]$/.exec(line)?.[1];
    if (head !== undefined) {
      section = new Map();
      sections.set(head.trim(), section);
    } else if (!/^[#;]/.test(line) && line.includes('=')) {
      const at = line.indexOf('=');
      section.set(
        line.slice(0, at).trim(),
        line
          .slice(at + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      );
    }
  }
  return sections;
}
