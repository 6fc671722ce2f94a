import { isObject, type Json } from '../../model/json.ts';
import { wordOf } from '../word-of.ts';
import type { Act } from './act.ts';

/** Has each certificate that is asked for issued, and saved where the site says. */
export const issueCertificates: Act = async ({ browser }, input) => {
  for (const certificate of itemsOf(input['certificates']))
    await browser.send(`issue-certificate-${wordOf(certificate, 'id')}`);
};

export const installPlugins: Act = async ({ browser }) => {
  await browser.send('jenkins-install-plugins');
};

export const restoreJenkins: Act = async ({ browser }) => {
  await browser.send('jenkins-restore');
};

/** Each id that is asked for: those that came back with the backup are of the lost cluster. */
export const addCredentials: Act = async ({ browser }, input) => {
  for (const id of itemsOf(input['ids']))
    if (typeof id === 'string') await browser.send('jenkins-add-credential', { id });
};

export const setTools: Act = async ({ browser }) => {
  await browser.send('jenkins-set-tools');
};

function itemsOf(list: Json | undefined): readonly Json[] {
  return Array.isArray(list) ? list.filter((one) => isObject(one) || typeof one === 'string') : [];
}
