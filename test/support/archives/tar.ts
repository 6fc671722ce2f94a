export { type TarEntry, tarGzOf, tarOf } from '../../../src/practice/archives/tar.ts';
