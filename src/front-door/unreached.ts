/** The name is not known, or nobody who knows could be asked. */
const NAME_CODES = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME', 'EAI_NODATA'];
/** The machine itself refuses to try: says nothing about the other side. */
const OWN_CODES = [
  'EACCES',
  'EPERM',
  'EMFILE',
  'ENFILE',
  'EINVAL',
  'EADDRNOTAVAIL',
  'ENOMEM',
  'INVALID_URL',
];

/** What kept a connection from being made, by the system's code: no such name, this machine, or the way there. */
export function unreachedBy(code: string): 'name' | 'machine' | 'way' {
  if (NAME_CODES.includes(code)) return 'name';
  return OWN_CODES.includes(code) ? 'machine' : 'way';
}
