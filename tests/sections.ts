import { marked, type Token } from "marked";

/** A piece of code that a page shows. */
export interface Sample {
  /** The code fence's info string: `ts typed`. */
  readonly info: string;
  readonly code: string;
}

export interface Section {
  readonly title: string;
  readonly text: string;
  readonly samples: readonly Sample[];
}

/** A page's sections by their second-level headings; what stands above the first one has the title "". */
export function sectionsOf(page: string): Section[] {
  const groups: { title: string; tokens: Token[] }[] = [{ title: "", tokens: [] }];
  for (const token of marked.lexer(page)) {
    if (token.type === "heading" && token["depth"] === 2) groups.push({ title: token["text"] as string, tokens: [] });
    else groups.at(-1)?.tokens.push(token);
  }
  return groups.map(({ title, tokens }) => ({
    title,
    text: tokens.map(({ raw }) => raw).join(""),
    samples: tokens.flatMap((token) =>
      token.type === "code" && token["lang"] ? [{ info: token["lang"] as string, code: token["text"] as string }] : [],
    ),
  }));
}
