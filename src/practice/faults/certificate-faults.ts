import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CERTIFICATE_FAULTS } from '../../model/faults/certificate-faults.ts';
import type { IssueOptions, Pair } from '../authority.ts';
import { type FaultsOf, instead, type PutFault, textGiven } from './fault.ts';

export const CERTIFICATE_FAULTS_PUT: FaultsOf<typeof CERTIFICATE_FAULTS> = {
  'certificate-without-intermediate': issued('without-intermediate'),
  'certificate-wrong-key': issued('another-key'),
  'certificate-expired': issued('expired'),
  'ingress-own-certificate': ({ frontDoor }, given) => {
    const host = textGiven(given, 'host') ?? '';
    frontDoor.forgetCertificate(host, true);
    return () => frontDoor.forgetCertificate(host, false);
  },
};

/** The authority issues them so. Once it does not any more, whoever has such a one gets a right one in its place. */
function issued(fault: NonNullable<IssueOptions['fault']>): PutFault {
  return ({ authority, folder }, given) => {
    const host = textGiven(given, 'host');
    const wrong: { readonly options: IssueOptions; readonly pair: Pair }[] = [];
    const end = instead(authority, 'issue', (usual) => async (options) => {
      const isMeant = host === undefined || options.hosts.includes(host);
      if (!isMeant || options.fault !== undefined) return usual(options);
      const pair = await usual({ ...options, fault });
      wrong.push({ options, pair });
      return pair;
    });
    return async () => {
      end();
      const files = filesBelow(folder);
      for (const { options, pair } of wrong) {
        const right = await authority.issue(options);
        for (const [from, to] of [
          [pair.cert, right.cert],
          [pair.key, right.key],
        ] as const)
          for (const file of files) replace(file, from, to);
      }
    };
  };
}

const PEM = /\.(?:pem|crt|cer|key)$/;
/** What the range itself keeps, and what a checkout has. */
const OTHERS = /^\.(?:range|git)$/;

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return OTHERS.test(entry.name) ? [] : filesBelow(full);
    return entry.isFile() && PEM.test(entry.name) ? [full] : [];
  });
}

function replace(file: string, from: string, to: string): void {
  if (readFileSync(file, 'utf8') === from) writeFileSync(file, to);
}
