// Only what is asked with: the rest of the package, an editor among it, stays out of the bundle.
export { input, password } from '@inquirer/prompts';
