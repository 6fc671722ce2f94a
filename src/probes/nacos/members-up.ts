import { membersFound } from '../../membership/nacos-members.ts';
import { versionNotes } from '../../membership/nacos-seen.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { askPods, loginOf, type LoginInput, type ServersInput } from './ask-pods.ts';
import { LOGIN_FIELDS, SERVER_FIELDS } from './fields.ts';

type With = ServersInput & LoginInput;

export const membersUp: ProbeDef<With> = {
  id: 'nacos/members-up',
  group: 'apps',
  doc: {
    en: 'Every Nacos server knows exactly the pods that live now, and says of each that it is UP.',
    zh: '每个 Nacos 服务所知的成员正好是现有的 Pod，且状态都是 UP。',
  },
  with: { ...SERVER_FIELDS, ...LOGIN_FIELDS },
  finds: {
    members: {
      type: 'list',
      of: {
        type: 'map',
        doc: { en: '{ server, address, state }', zh: '{ server, address, state }' },
      },
      doc: { en: 'What each server says of each member.', zh: '每个服务对每个成员的说法。' },
    },
  },
  needsTarget: true,
  everyMs: 5000,
  look: (input, ports, signal) => answered(lookAt(input, ports, signal)),
};

async function lookAt(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const login = loginOf(input);
  const { asked, pods, faults } = await askPods(input, ports, signal, (server) =>
    ports.nacos.members(server, login, signal),
  );
  const answers = asked.flatMap(({ name, seen }) =>
    seen.is === 'answer' ? [{ name, about: seen.about, members: seen.members }] : [],
  );
  const notes = versionNotes(answers.map(({ about }) => about));
  const is = worstOf([...faults, ...asked.flatMap((one) => membersFound(one, pods))], notes);
  return result(is, {
    finds: {
      members: answers.flatMap(({ name, members }) =>
        members.map(({ address, state }) => ({ server: name, address, state })),
      ),
    },
    evidence: [
      jsonEvidence(
        'servers',
        asked.map(({ name, seen }) => ({ server: name, ...seen })),
      ),
    ],
  });
}
