export { type ZipEntry, zipOf } from '../../../src/practice/archives/zip.ts';
