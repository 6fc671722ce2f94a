import { isArchive, type LooksLike } from '../model/looks-like.ts';
import { aCause, type Cause } from '../model/verdict.ts';

/** Why what begins like this is no archive; undefined where it is one. */
export function noArchive(url: string, like: LooksLike, contentType: string): Cause | undefined {
  if (isArchive(like)) return undefined;
  const isPage = like === 'html' || contentType === 'text/html';
  // GitLab shows a file below `/-/blob/`, and gives it below `/-/raw/`.
  if (isPage && /\/-\/(?:blob|tree)\//.test(url))
    return aCause('download-page-of-file', {
      url,
      raw: url.replace(/\/-\/(?:blob|tree)\//, '/-/raw/'),
    });
  if (isPage) return aCause('download-page', { url });
  if (like === 'git-lfs-pointer') return aCause('download-lfs-pointer', { url });
  if (like === 'nothing') return aCause('download-empty', { url });
  return aCause('download-no-archive', { url, contentType: contentType || '-' });
}
