/**
 * Commands that ask a server and end with its answer, by their first words. What is missing here may work on this machine
 * alone, as builds and tests do, or go on for as long as somebody wants: `kubectl logs -f`, `ssh host build`.
 */
export const askingCommands: readonly string[] = [
  "git clone", "git fetch", "git ls-remote", "git pull", "git push", "git remote update", "git submodule update",
  "npm add", "npm audit", "npm ci", "npm deprecate", "npm dist-tag", "npm i", "npm info", "npm install", "npm outdated", "npm ping", "npm publish",
  "npm show", "npm search", "npm unpublish", "npm update", "npm view", "npm whoami",
  "pnpm add", "pnpm audit", "pnpm fetch", "pnpm i", "pnpm install", "pnpm outdated", "pnpm publish", "pnpm update", "pnpm view",
  "yarn add", "yarn audit", "yarn info", "yarn install", "yarn npm", "yarn outdated", "yarn publish", "yarn upgrade",
  "bun add", "bun i", "bun install", "bun publish", "bun update",
  "bundle install", "cargo fetch", "cargo publish", "composer install", "gem push", "go get", "go mod download", "pip install", "pip3 install", "twine upload",
  "apk add", "apt install", "apt update", "apt-get install", "apt-get update", "brew install", "brew update", "brew upgrade",
  "docker login", "docker pull", "docker push", "helm pull", "helm push", "helm repo",
  "gh api", "gh auth status", "gh issue", "gh pr", "gh release", "gh repo",
  "aws s3", "aws sts", "az account", "firebase deploy", "gcloud auth", "netlify deploy", "wrangler deploy",
  "curl", "dig", "host", "nslookup", "wget",
];
