/**
 * Commands that end by themselves, by their first words: they look at this machine's files and processes, or change them,
 * and ask no server and no person. What is missing here may wait for one, or for a device, or is a program of which nobody
 * can tell: `lsof` asks for the names of hosts, `df` asks each mounted disk, `wmic` a service that may hang.
 */
export const endingCommands: readonly string[] = [
  // What a repository's own hooks and filters do is its own doing: by hand, too, git waits for them.
  "git blame", "git cat-file", "git check-attr", "git check-ignore", "git check-ref-format", "git checkout-index", "git cherry", "git count-objects",
  "git describe", "git diff", "git diff-files", "git diff-index", "git diff-tree", "git for-each-ref", "git format-patch", "git fsck", "git gc",
  "git grep", "git hash-object", "git init", "git log", "git ls-files", "git ls-tree", "git merge-base", "git merge-file", "git merge-tree", "git mv",
  "git name-rev", "git prune", "git read-tree", "git reflog", "git remote get-url", "git remote remove", "git remote rename", "git remote rm",
  "git remote set-url", "git repack", "git rev-list", "git rev-parse", "git rm", "git show", "git show-branch", "git show-ref", "git sparse-checkout",
  "git stash show", "git status", "git switch", "git symbolic-ref", "git update-ref", "git var", "git version", "git worktree", "git write-tree",
  "hg root",
  // The system, its processes and settings, and what a shell does itself.
  "[", "arch", "cd", "chcp", "command -v", "date", "defaults read", "echo", "exit", "export", "false", "getconf", "groups", "hash", "id", "kill",
  "ldconfig -p", "locale", "lsb_release", "lscpu", "mkcert -CAROOT", "nproc", "pgrep", "pidof", "pkill", "printenv", "printf", "ps", "pwd",
  "reg query", "scutil --get", "set", "sw_vers", "sysctl", "test", "true", "type", "ulimit", "umask", "uname", "unset", "uptime", "ver", "where",
  "whereis", "which", "whoami", "xcode-select --print-path", "xcode-select -p",
  // Files: these take as long as the files are large, and no longer.
  "attrib", "basename", "chgrp", "chmod", "chown", "cmp", "diff", "dir", "dirname", "ditto", "du", "file", "icacls", "install_name_tool", "ldd",
  "lipo", "ls", "mkdir", "mklink", "mktemp", "nm", "otool", "plutil", "rd /s /q", "readelf", "readlink", "realpath", "rmdir /s /q", "stat", "strip",
  "touch", "xattr",
  // These have a limit of their own.
  "gtimeout", "timeout",
];

/** When a command ends by itself. The patterns are held against each of the words that follow its name. */
export interface EndingCondition {
  /** A word that it must have: `-m` keeps `git commit` from opening an editor. */
  readonly needs?: RegExp;
  /** A word that it must not have: one that asks a server or a person, or goes on for ever. */
  readonly lacks?: RegExp;
  /** A word that says what to read, where it reads its standard input to the end if it has none. */
  readonly input?: RegExp;
}

const interactive: EndingCondition = { lacks: /^(?:-[a-zA-Z]*i|--interactive)/ };
const patch: EndingCondition = { lacks: /^(?:-p$|--patch)/ };
const reads: EndingCondition = { input: /^[^-]/ };
const readsOnlyInput: EndingCondition = { input: /(?!)/ };

/** Commands that end by themselves on a condition. A longer name wins over a shorter one. */
export const endingConditions: Readonly<Record<string, EndingCondition>> = {
  awk: readsOnlyInput,
  base64: reads,
  bzip2: reads,
  cat: reads,
  // Signing asks for a key, and a server for the time.
  codesign: { lacks: /^(?:-\w*s|--sign|--timestamp)$/ },
  cp: interactive,
  curl: { needs: /^(?:-[a-zA-Z]*m|--max-time)/ },
  cut: readsOnlyInput,
  find: { lacks: /^-(?:exec|execdir|ok|okdir)$/ },
  findstr: readsOnlyInput,
  // It goes on for ever where it is told to look again.
  free: { lacks: /^(?:-[a-z]*s|--seconds)/ },
  "git add": { lacks: /^(?:-\w*[eip]|--(?:edit|interactive|patch))/ },
  "git apply": reads,
  "git archive": { lacks: /^--(?:exec|remote)/ },
  "git branch": { lacks: /^--edit-description/ },
  "git checkout": patch,
  "git cherry-pick": { lacks: /^(?:-[eS]|--(?:continue|edit|gpg-sign))/ },
  "git clean": interactive,
  // A key that signs may ask for its password.
  "git commit": { needs: /^(?:-[aqnsv]*[CFm]|--(?:file|message|no-edit|reuse-message))/, lacks: /^(?:-[aqnsv]*[epS]|--(?:edit|gpg-sign|interactive|patch))/ },
  "git commit-tree": { input: /^-[Fm]/, lacks: /^(?:-S|--gpg-sign)/ },
  "git config": { lacks: /^(?:-e|--edit|edit)$/ },
  "git merge": { lacks: /^(?:-[eS]|--(?:continue|edit|gpg-sign))/ },
  "git rebase": { lacks: /^(?:-[iSx]|--(?:continue|edit-todo|exec|gpg-sign|interactive))/ },
  // Most of its subcommands ask the server.
  "git remote": { lacks: /^(?!-v$|--verbose$)/ },
  "git remote add": { lacks: /^(?:-f|--fetch)$/ },
  "git reset": patch,
  "git restore": patch,
  "git revert": { needs: /^(?:-n|--(?:abort|no-commit|no-edit|quit))$/, lacks: /^(?:-S|--gpg-sign)/ },
  // Without a commit it reads a log from its standard input.
  "git shortlog": reads,
  "git stash": patch,
  "git tag": { lacks: /^(?:-f?[asu]|--(?:annotate|edit|local-user|sign))/ },
  "git tag -a": { needs: /^(?:-[Fm]|--(?:file|message))/, lacks: /^(?:-[esu]|--(?:edit|local-user|sign))/ },
  "git update-index": { lacks: /^--index-info/ },
  // A word with a slash is a path: a pattern alone is looked for in the standard input.
  grep: { input: /^(?:-\w*[rR]|--recursive)|\// },
  gunzip: reads,
  gzip: reads,
  head: { input: /^[^-\d]/ },
  // Its options ask for the name by which others know this machine.
  hostname: { lacks: /^-(?!s$|-short$)/ },
  killall: interactive,
  ln: interactive,
  md5sum: reads,
  mv: interactive,
  // It asks for the names of hosts unless it is told to show numbers.
  netstat: { needs: /^-\w*n/, lacks: /^-\w*c/ },
  // It hands over what it is given, and waits for it on request alone, as `start` does.
  open: { lacks: /^(?:-\w*W|--wait)/ },
  "reg add": { needs: /^\/f$/i },
  "reg delete": { needs: /^\/f$/i },
  rm: interactive,
  // Windows asks before it removes what is in the folder.
  rmdir: { lacks: /^\/s$/i },
  sed: { input: /^-i/ },
  sha256sum: reads,
  shasum: { input: /^[^-\d]/ },
  sort: reads,
  start: { lacks: /^\/wait$/i },
  tail: { input: /^[^-\d]/, lacks: /^(?:-\w*[fF]|--follow)/ },
  tar: { input: /^(?:-?[a-zA-Z]{0,5}f[a-zA-Z]?$|--file)/, lacks: /^--interactive/ },
  // With `/s` these ask another machine.
  taskkill: { lacks: /^\/s$/i },
  tasklist: { lacks: /^\/s$/i },
  tee: readsOnlyInput,
  tr: readsOnlyInput,
  uniq: reads,
  // It asks whether to write over a file that is there, unless it is told or only looks.
  unzip: { needs: /^-\w*[lnoptvZ]/ },
  wc: reads,
  xcopy: { needs: /^\/y$/i },
  xz: reads,
  // A password is asked for.
  zip: { lacks: /^(?:-\w*e|--encrypt|-@)$/ },
};

/** Words that have any command read its standard input to the end. */
export const standardInput = /^(?:-|--(?:\w+-)?stdin(?:-\w+)?|--batch\S*)$/;

/** The only argument with which any program says who it is, and ends. */
export const version = /^--?version$|^--help$/;

/** The same, which commands of these lists may take for `verbose`. */
export const shortVersion = /^-[vV]$/;

/** Programs in whose place corepack and builds' own scripts put another, which they fetch first: they ask a server even for their version. */
export const fetchedFirst: readonly string[] = ["corepack", "gradlew", "mvnw", "npx", "pnpm", "pnpx", "yarn", "yarnpkg"];

/** Options that stand before a program's subcommand and take a word: `git -C dir status`. */
export const leadingOptions: Readonly<Record<string, readonly string[]>> = {
  git: ["-C", "-c", "--config-env", "--git-dir", "--namespace", "--work-tree"],
  hg: ["-R", "--config", "--cwd", "--repository"],
};
