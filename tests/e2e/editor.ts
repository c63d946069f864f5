import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { execa } from "execa";
import {
  ApplyWorkspaceEditRequest,
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  type ProtocolConnection,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/** How long one answer of the server may take, in ms: the first loads ESLint, the config and TypeScript. */
const deadline = 60_000;

/** What VS Code sends when a user has changed nothing, as far as the server reads it. */
const settings = (folder: string) => ({
  validate: "on",
  useFlatConfig: null,
  experimental: {},
  nodePath: null,
  workspaceFolder: { name: "editor", uri: pathToFileURL(folder).href },
  workingDirectory: { mode: "location" },
  run: "onType",
  options: {},
  problems: { shortenToSingleLine: false },
  rulesCustomizations: [],
  onIgnoredFiles: "off",
  quiet: false,
  format: false,
  codeAction: {
    disableRuleComment: { enable: true, location: "separateLine", commentStyle: "line" },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: "all" },
});

/** What VS Code can do, as far as it changes what the server answers. */
const capabilities: ClientCapabilities = {
  workspace: { configuration: true, workspaceFolders: true, applyEdit: true },
  textDocument: {
    diagnostic: {},
    codeAction: {
      codeActionLiteralSupport: {
        codeActionKind: { valueSet: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
      },
    },
  },
};

/** The server, as the project's `node_modules/.bin` has it. */
const spawn = (folder: string) =>
  execa("vscode-eslint-language-server", ["--stdio"], {
    cwd: folder,
    preferLocal: true,
    localDir: folder,
    reject: false,
    buffer: { stdout: false },
  });

/** An editor without a screen: speaks to the ESLint server of VS Code that the project has installed. */
export class Editor {
  readonly #folder: string;
  readonly #server: ReturnType<typeof spawn>;
  readonly #connection: ProtocolConnection;
  /** Rejects when the server ends, so that nobody waits for its answer in vain. */
  readonly #gone: Promise<never>;
  readonly #log: string[] = [];
  #state = 0;
  #edit: WorkspaceEdit | undefined;
  #document = TextDocument.create("", "", 0, "");

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = spawn(folder);
    this.#gone = this.#server.then(({ exitCode, stderr }) => {
      throw new Error(`The ESLint server ended with exit code ${String(exitCode)}.\n${stderr}`);
    });
    this.#gone.catch(() => undefined);

    const connection = createProtocolConnection(
      new StreamMessageReader(this.#server.stdout),
      new StreamMessageWriter(this.#server.stdin),
    );
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings(folder)));
    connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      this.#edit = edit;
      return { applied: true };
    });
    connection.onRequest("eslint/noLibrary", () => {
      this.#log.push("The server found no ESLint.");
      return {};
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => void this.#log.push(message));
    connection.onNotification("eslint/status", ({ state }: { state: number }) => {
      this.#state = state;
    });
    connection.listen();
    this.#connection = connection;
  }

  /** Starts the server on a project's folder. */
  static async start(folder: string): Promise<Editor> {
    const editor = new Editor(folder);
    const uri = pathToFileURL(folder).href;
    try {
      // By its name, since the typed request wants the deprecated `rootUri` too.
      const started = editor.#connection.sendRequest(InitializeRequest.method, {
        processId: process.pid,
        workspaceFolders: [{ name: "editor", uri }],
        capabilities,
      });
      await editor.#answer("initialize", started);
      await editor.#connection.sendNotification(InitializedNotification.type, {});
    } catch (error) {
      editor.#end();
      throw error;
    }
    return editor;
  }

  /** Opens a file of the project; everything below is about the file opened last. */
  async open(path: string, languageId: string, text: string): Promise<void> {
    const uri = pathToFileURL(join(this.#folder, path)).href;
    this.#document = TextDocument.create(uri, languageId, 1, text);
    await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Types: replaces the file's whole text. */
  async change(text: string): Promise<void> {
    const { uri, version } = this.#document;
    this.#document = TextDocument.update(this.#document, [{ text }], version + 1);
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: version + 1 },
      contentChanges: [{ text }],
    });
  }

  /** The squiggles. @throws if the server could not lint. */
  async diagnostics(): Promise<Diagnostic[]> {
    this.#state = 0;
    const report = await this.#answer(
      "textDocument/diagnostic",
      this.#connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: this.#document.uri } }),
    );
    // The server answers a crash with an empty list, after it has told its state: 1 is all right.
    if (this.#state !== 1) throw new Error(`The ESLint server could not lint:\n${this.#log.join("\n")}`);
    return report.kind === "full" ? report.items : [];
  }

  /** What the light bulb of a squiggle offers. */
  quickFixes(diagnostic: Diagnostic): Promise<CodeAction[]> {
    return this.#actions(diagnostic.range, { diagnostics: [diagnostic] });
  }

  /** What "fix all on save" does. */
  fixAll(): Promise<CodeAction[]> {
    const { lineCount } = this.#document;
    const everything = { start: { line: 0, character: 0 }, end: { line: lineCount, character: 0 } };
    return this.#actions(everything, { diagnostics: [], only: [`${CodeActionKind.SourceFixAll}.eslint`] });
  }

  /** The file's text as it would be after an action; the editor's own document stays as it is. */
  async after(action: CodeAction): Promise<string> {
    this.#edit = action.edit;
    if (action.command) {
      const { command, arguments: args = [] } = action.command;
      const done = this.#connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
      await this.#answer(command, done);
    }
    const edits = (this.#edit?.documentChanges ?? []).filter(TextDocumentEdit.is);
    expectOnly(edits, this.#document);
    return TextDocument.applyEdits(
      this.#document,
      edits.flatMap((edit) => edit.edits as { range: Range; newText: string }[]),
    );
  }

  /** Ends the server as an editor does, or by force if it doesn't answer. */
  async stop(): Promise<void> {
    try {
      await this.#answer("shutdown", this.#connection.sendRequest(ShutdownRequest.type));
      await this.#connection.sendNotification(ExitNotification.type);
      await this.#within("exit", this.#server);
    } finally {
      this.#end();
    }
  }

  #end(): void {
    this.#server.kill("SIGKILL");
    this.#connection.dispose();
  }

  async #actions(range: Range, context: { diagnostics: Diagnostic[]; only?: string[] }): Promise<CodeAction[]> {
    const textDocument = { uri: this.#document.uri };
    const request = this.#connection.sendRequest(CodeActionRequest.type, { textDocument, range, context });
    return ((await this.#answer("textDocument/codeAction", request)) ?? []) as CodeAction[];
  }

  /** Waits for an answer, but not past the server's end. */
  #answer<T>(question: string, answer: Promise<T>): Promise<T> {
    return this.#within(question, Promise.race([answer, this.#gone]));
  }

  /** Waits, but not past the deadline. */
  async #within<T>(question: string, answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`No answer to ${question} within ${deadline} ms. The server's log:\n${this.#log.join("\n")}`));
      }, deadline);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** @throws unless the edits are of this text of this document: an editor would refuse others. */
function expectOnly(edits: TextDocumentEdit[], { uri, version }: TextDocument): void {
  const other = edits.find(({ textDocument }) => textDocument.uri !== uri || textDocument.version !== version);
  if (other) throw new Error(`An edit of ${other.textDocument.uri} at version ${String(other.textDocument.version)}.`);
}
