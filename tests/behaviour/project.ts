import { cp, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const clients = path.join(here, "../clients");

/** The version of a client that every Node we support can run, where the newest needs a newer one. */
const older: Readonly<Record<string, string>> = { undici: "undici-7" };

/** Makes a temporary folder in which programs are linted and run, with the clients of tests/clients; returns its path. */
export async function makeProject(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "timeout-behaviour-"));
  await cp(path.join(here, "fixtures"), folder, { recursive: true });
  const { dependencies } = JSON.parse(await readFile(path.join(clients, "package.json"), "utf8")) as { dependencies: Record<string, string> };
  const packages = Object.keys(dependencies).map((name) => [name, path.join(clients, "node_modules", older[name] ?? name)] as const);
  await Promise.all([...packages, ["@acme/http", path.join(folder, "acme-http")] as const].map(([name, target]) => link(folder, name, target)));
  return folder;
}

export const removeProject = (folder: string): Promise<void> => rm(folder, { recursive: true });

async function link(folder: string, name: string, target: string): Promise<void> {
  const file = path.join(folder, "node_modules", name);
  await mkdir(path.dirname(file), { recursive: true });
  await symlink(target, file, "junction");
}
