import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { inject } from "vitest";

/** What a command left: its exit code and what it printed, with the project's folder written as `<project>`. */
export interface Outcome {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

/** One problem of `eslint -f json`. */
export interface Problem {
  ruleId: string | null;
  messageId?: string;
  message: string;
  severity: number;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  fatal?: boolean;
  fix?: { range: [number, number]; text: string };
  suggestions?: { messageId: string; desc: string }[];
}

/** A copy of one of `projects/` in a temporary folder, with its dependencies and the packed plugin installed. */
export class Project {
  private constructor(
    readonly folder: string,
    private readonly template: string,
  ) {}

  /**
   * Installs a project as its users would: `npm ci` from its own lock, then the tarball. Takes npm's own settings
   * from the environment, so that `npm_config_offline=true` works with a warm cache.
   * @throws if npm fails, e.g. because a peer dependency of the plugin doesn't fit the project.
   */
  static async install(name: string): Promise<Project> {
    const template = fileURLToPath(new URL(`projects/${name}`, import.meta.url));
    const folder = await realpath(await mkdtemp(join(tmpdir(), `timeout-e2e-${name}-`)));
    const project = new Project(folder, template);
    try {
      await project.reset({});
      await project.npm("ci", "--ignore-scripts");
      await project.npm("install", "--no-save", "--no-package-lock", "--ignore-scripts", inject("tarball"));
    } catch (error) {
      await project.remove();
      throw error;
    }
    return project;
  }

  /** Runs npm in the project. @throws if it fails. */
  async npm(...args: string[]): Promise<string> {
    return (await execa("npm", args, { cwd: this.folder, timeout: 120_000 })).stdout;
  }

  /** Runs one of the project's own commands (`eslint`, `tsc`) without colours. Never throws for an exit code. */
  async run(command: string, ...args: string[]): Promise<Outcome> {
    const outcome = await execa(command, args, {
      cwd: this.folder,
      preferLocal: true,
      localDir: this.folder,
      env: { NO_COLOR: "1", FORCE_COLOR: undefined },
      reject: false,
      stripFinalNewline: false,
      timeout: 60_000,
    });
    if (outcome.exitCode === undefined) throw new Error(`${command} did not end by itself: ${outcome.message}`);
    const local = (text: string) => text.replaceAll(this.folder, "<project>");
    return { exitCode: outcome.exitCode, stdout: local(outcome.stdout), stderr: local(outcome.stderr) };
  }

  /** Runs `eslint -f json` and returns its exit code and the problems of every linted file, by path. */
  async lint(...args: string[]): Promise<{ exitCode: number | undefined; problems: Record<string, Problem[]> }> {
    const { exitCode, stdout, stderr } = await this.run("eslint", "-f", "json", ...args);
    if (stdout === "") throw new Error(`eslint printed no JSON:\n${stderr}`);
    const results = JSON.parse(stdout) as { filePath: string; messages: Problem[] }[];
    const problems = results.map(({ filePath, messages }) => [filePath.replace("<project>/", ""), messages]);
    return { exitCode, problems: Object.fromEntries(problems) as Record<string, Problem[]> };
  }

  /** Makes the project hold these files, by path, and nothing else but what is installed. */
  async reset(files: Readonly<Record<string, string>>): Promise<void> {
    const left = (await readdir(this.folder)).filter((name) => name !== "node_modules");
    await Promise.all(left.map((name) => rm(join(this.folder, name), { recursive: true })));
    await cp(this.template, this.folder, { recursive: true });
    await Promise.all(Object.entries(files).map(([path, text]) => this.write(path, text)));
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), text);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), "utf8");
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
