import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { catalogue } from "../../src/catalogue/index.js";
import { libraries } from "../clients/libraries.js";
import { type Case, wellOf } from "./case.js";
import { cases } from "./cases/index.js";
import { pageOf } from "./page.js";
import { makeProject, removeProject } from "./project.js";
import { type Proof, prove } from "./prove.js";

const page = fileURLToPath(new URL("../../docs/fix-behaviour.md", import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await makeProject();
  return () => removeProject(folder);
});

const proofs = new Map<Case, Proof>();

describe.concurrent("an edit does what it should", () => {
  it.each(cases.map((one): [string, Case] => [`${one.rule}: ${one.name}`, one]))("%s", async (_, one) => {
    const proof = await prove(folder, one);
    proofs.set(one, proof);
    expect(proof).toMatchObject({ well: wellOf(one), faults: one.faults });
  });
});

describe("the cases", () => {
  it("hold a fix of every rule", () => {
    const proven = cases.filter(({ edit }) => edit === "fix").map(({ rule }) => rule);
    expect(Object.keys(rules).filter((rule) => !proven.includes(rule))).toEqual([]);
  });

  const isHeld = (name: string): boolean => cases.some(({ program }) => program.includes(name));

  it("hold an edit of every client whose limits tests/clients does not run, but for what needs a certificate, or the own server of SvelteKit or Nuxt", () => {
    const isRun = (client: string): boolean => libraries.some(({ entry, runsOn }) => entry.name === client && runsOn !== "");
    const missing = catalogue.map(({ name }) => name).filter((name) => !isHeld(name) && !isRun(name));
    expect([...new Set(missing)]).toEqual(["sveltekit", "nuxt", "node:https"]);
  });

  it("hold an edit of a client of every kind", () => {
    const kinds = (clients: typeof catalogue): readonly string[] => [...new Set(clients.map(({ kind }) => kind))].toSorted();
    expect(kinds(catalogue.filter(({ name }) => isHeld(name)))).toEqual(kinds(catalogue));
  });

  it("have each a name of its own", () => {
    expect(cases.filter(({ rule, name }, index) => cases.findIndex((one) => one.rule === rule && one.name === name) !== index)).toEqual([]);
  });

  it("came out as docs/fix-behaviour.md says", async () => {
    await expect(pageOf(cases.map((one) => ({ one, proof: proofs.get(one)! })))).toMatchFileSnapshot(page);
  });
});
