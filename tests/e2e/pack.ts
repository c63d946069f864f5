import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the packed package. */
    tarball: string;
    /** What the tarball holds, by path from the package's root. */
    packedFiles: string[];
  }
}

/**
 * Builds and packs the package once for all suites; the returned function throws the tarball away.
 * @throws if the build fails, with what the compiler printed.
 */
export default async function pack(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "timeout-e2e-pack-"));
  const remove = () => rm(folder, { recursive: true });
  // Unless told otherwise npm lets the build print to stdout, where only JSON may stand here.
  const { failed, stdout, stderr } = await execa(
    "npm",
    ["pack", "--json", "--foreground-scripts=false", "--pack-destination", folder],
    { cwd: fileURLToPath(new URL("../..", import.meta.url)), reject: false, timeout: 120_000 },
  );
  if (failed) {
    await remove();
    throw new Error(`npm pack failed.\n${stderr}`);
  }
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  project.provide("tarball", join(folder, packed.filename));
  project.provide(
    "packedFiles",
    packed.files.map((file) => file.path),
  );
  return remove;
}
