/** Loaded by import() only when an archive is a zip: the package is CommonJS, whose names a bundle sees only so. */
export { openPromise } from 'yauzl';
