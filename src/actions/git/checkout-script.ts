/**
 * One program, so that it outlives the wizard and is found again as a whole. Its text is always this one: folder, address,
 * branch and commit reach it by the environment. It can be run again wherever it was stopped. Nothing is merged but what
 * moves forward; 71: there is no such commit, 72: the checkout has commits of its own.
 */
export const CHECKOUT_SCRIPT = `
set -eu
[ -e "$FOLDER/.git" ] || git init --quiet -- "$FOLDER"
cd -- "$FOLDER"
git config --get remote.origin.url >/dev/null || git remote add -- origin "$URL"
if [ -z "$COMMIT" ] && [ -z "$BRANCH" ]; then
  BRANCH=$(git ls-remote --symref -- "$URL" HEAD | sed -n 's,^ref: refs/heads/\\(.*\\)\tHEAD$,\\1,p')
  [ -n "$BRANCH" ] || { echo "The remote has no default branch" >&2; exit 1; }
fi
if [ -n "$BRANCH" ]; then
  git fetch --progress --no-tags -- origin "+refs/heads/$BRANCH:refs/remotes/origin/$BRANCH"
else
  git fetch --progress --tags -- origin
fi
if [ -n "$COMMIT" ]; then
  git cat-file -e "$COMMIT^{commit}" 2>/dev/null || git fetch --progress --no-tags -- origin "$COMMIT" || exit 71
  git checkout --quiet --detach "$COMMIT" --
  exit 0
fi
if git show-ref --verify --quiet "refs/heads/$BRANCH"; then
  git merge-base --is-ancestor "refs/heads/$BRANCH" "refs/remotes/origin/$BRANCH" || exit 72
  git checkout --quiet "$BRANCH" --
  git merge --quiet --ff-only "refs/remotes/origin/$BRANCH"
else
  git checkout --quiet -b "$BRANCH" --track "refs/remotes/origin/$BRANCH"
fi
`;
