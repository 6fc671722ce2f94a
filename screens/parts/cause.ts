export { causeText, groupText } from '../../src/text/cause-text.ts';
