import path from 'node:path';
import { existsSync } from 'node:fs';
import type { JsonObject } from '../../../model/json.ts';
import { objectsAt, textAt, textsAt } from '../../store/json.ts';
import { kindNamed } from '../../store/kinds.ts';
import { namespaceOf } from '../../store/metadata.ts';
import type { RangeWorld } from '../../range-world.ts';
import type { Break } from '../break.ts';
import { first, hosts, objects, word } from '../given.ts';
import { altered } from '../in-store.ts';
import { onDisk, rewritten } from '../on-disk.ts';

const ENDINGS = ['.pem', '.crt', '.cer'];

/** Certificates as files and as Secrets, and how the front door serves. */
export const CERTIFICATE_BREAKS: readonly Break[] = [
  {
    probe: 'certs/files-fit',
    what: {
      en: 'The intermediate certificate was cut from a file.',
      zh: '一个证书文件中的中间证书被删除。',
    },
    causes: ['certificate-issuer-unknown'],
    touches: () => ['disk'],
    put(world, given) {
      const entry = first(objects(given, 'certificates'));
      const file = certificateFile(world, entry, word(given, 'folder'));
      return rewritten(file, (bytes) => leafOf(bytes.toString('utf8')));
    },
  },
  {
    probe: 'certs/secret-serves',
    what: {
      en: 'The Secret got a certificate that has ended.',
      zh: 'Secret 中换成了过期的证书。',
    },
    causes: ['certificate-ended'],
    touches: () => ['cluster'],
    async put(world, given) {
      const wanted = hosts(given);
      const { cert, key } = await world.authority.issue({ hosts: wanted, fault: 'expired' });
      const place = secretOf(world, first(wanted));
      return altered(world.store, 'Secret', place, ['data'], (secret) => ({
        ...secret,
        data: { 'tls.crt': coded(cert), 'tls.key': coded(key) },
      }));
    },
  },
  {
    probe: 'tls/serves',
    what: {
      en: 'The ingress controller serves its own certificate for a name.',
      zh: 'ingress 控制器对某个域名返回自带的证书。',
    },
    causes: ['tls-default-certificate'],
    touches: () => ['names', 'cluster'],
    put({ frontDoor }, given) {
      const host = first(hosts(given));
      frontDoor.forgetCertificate(host, true);
      return () => frontDoor.forgetCertificate(host, false);
    },
  },
  {
    probe: 'http/answers',
    fits: (given) => word(given, 'scheme') !== 'http',
    what: { en: 'A name is answered with 503.', zh: '某个域名返回 503。' },
    causes: ['http-unavailable'],
    touches: () => ['names', 'cluster'],
    put({ frontDoor }, given) {
      const host = first(hosts(given));
      frontDoor.answerWith(host, 503);
      return () => frontDoor.answerWith(host, null);
    },
  },
];

function certificateFile(world: RangeWorld, entry: JsonObject, folder: string): string {
  const named = word(entry, 'certificate');
  const all = ENDINGS.map((ending) => path.join(folder, `${word(entry, 'id')}${ending}`));
  const known = named === '' ? all : [named];
  return first(known.map((one) => onDisk(world, one)).filter((one) => existsSync(one)));
}

/** The first certificate of a file: without what issued it. */
function leafOf(pem: string): string {
  const end = '-----END CERTIFICATE-----';
  return `${pem.slice(0, pem.indexOf(end) + end.length)}\n`;
}

/** The Secret that an Ingress names for a host. */
function secretOf({ store }: RangeWorld, host: string) {
  const found = store.list(kindNamed('Ingress')).flatMap((ingress) =>
    objectsAt(ingress, 'spec', 'tls')
      .filter((entry) => textsAt(entry, 'hosts').includes(host))
      .map((entry) => ({
        namespace: namespaceOf(ingress),
        name: textAt(entry, 'secretName') ?? '',
      })),
  );
  return first(found);
}

function coded(text: string): string {
  return Buffer.from(text).toString('base64');
}
