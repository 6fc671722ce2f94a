import type { FaultDefs } from '../fault.ts';

const HOST = {
  type: 'hostname',
  optional: true,
  doc: {
    en: 'A name in the certificate; every certificate where it is left out.',
    zh: '证书中的一个域名，省略时为所有证书。',
  },
} as const;

/** Faults of certificates, as the authority issues them and as the front door serves them. */
export const CERTIFICATE_FAULTS = {
  'certificate-without-intermediate': {
    title: { en: 'A certificate lacks its intermediate', zh: '证书缺少中间证书' },
    notice: {
      en: 'The file holds the certificate alone. Browsers that know the intermediate accept it, phones and programs do not.',
      zh: '文件里只有服务器证书。已知中间证书的浏览器会接受，手机和程序不会。',
    },
    causes: [
      'certificate-issuer-missing',
      'certificate-issuer-unknown',
      'tls-intermediate-missing',
    ],
    with: { host: HOST },
  },
  'certificate-wrong-key': {
    title: { en: 'A certificate comes with the wrong key', zh: '证书与私钥不匹配' },
    notice: {
      en: 'The private key beside the certificate belongs to another one. The ingress would serve its own instead.',
      zh: '证书旁边的私钥属于另一张证书，ingress 会改用它自己的默认证书。',
    },
    causes: ['certificate-key-mismatch'],
    with: { host: HOST },
  },
  'certificate-expired': {
    title: { en: 'A certificate has expired', zh: '证书已过期' },
    notice: {
      en: 'The certificate that was found is the one before the last renewal: its time is over.',
      zh: '找到的是上次续期之前的证书，已经过期。',
    },
    causes: ['certificate-ended', 'tls-expired'],
    with: { host: HOST },
  },
  'ingress-own-certificate': {
    title: { en: 'The ingress serves its own certificate', zh: 'ingress 返回它自己的默认证书' },
    notice: {
      en: 'The Secret is right, but the controller has not read it: for this name it serves the certificate it made for itself.',
      zh: 'Secret 是对的，但控制器没有读到：对这个域名返回的是它自己生成的证书。',
    },
    causes: ['tls-default-certificate'],
    with: { host: { type: 'hostname', doc: { en: 'The name.', zh: '域名。' } } },
  },
} as const satisfies FaultDefs;
