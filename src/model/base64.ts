const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** Base64 of a text in UTF-8. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** undefined where it is no base64. Padding may be left out, as Go's programs do. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const packed = text.replaceAll(/[\r\n]/g, '');
  if (!BASE64.test(packed)) return undefined;
  const binary = atob(packed);
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

/** The text in UTF-8 that it stands for; undefined where it is no base64. */
export function fromBase64(text: string): string | undefined {
  const bytes = bytesOfBase64(text);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
