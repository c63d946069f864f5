/** What the projects hold: a call that can be mended, one that needs a person's choice, and one that is bounded. */
const typescript = {
  "src/orders.ts": `export async function order(id: string): Promise<{ total: number }> {
  const response = await fetch(\`https://api.example.com/orders/\${id}\`);
  return (await response.json()) as { total: number };
}
`,
  "src/copy.ts": `export async function copy(url: string, sink: WritableStream): Promise<void> {
  const response = await fetch(url);
  await response.body?.pipeTo(sink);
}
`,
  "src/health.ts": `export async function healthy(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  return response.ok;
}
`,
  "tsconfig.json": `{
  "compilerOptions": {
    "target": "ES2022",
    "lib": ["ES2022", "DOM"],
    "types": [],
    "module": "NodeNext",
    "strict": true,
    "noEmit": true
  },
  "include": ["src"]
}
`,
};

/** The same lines as in TypeScript, so that every report has the same place. */
const javascript = {
  "src/orders.js": `export async function order(id) {
  const response = await fetch(\`https://api.example.com/orders/\${id}\`);
  return await response.json();
}
`,
  "src/copy.js": `export async function copy(url, sink) {
  const response = await fetch(url);
  await response.body?.pipeTo(sink);
}
`,
  "src/health.js": `export async function healthy(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  return response.ok;
}
`,
};

/** By the extension of the project's files; each holds `src/orders`, `src/copy` and `src/health`. */
export const sources: Record<"ts" | "js", Readonly<Record<string, string>>> = { ts: typescript, js: javascript };
