import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { catalogue } from "../../src/catalogue/index.js";
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

  it("hold an edit of every client that Node can run without a certificate", () => {
    expect([...new Set(catalogue.map(({ name }) => name).filter((name) => !cases.some(({ program }) => program.includes(name))))]).toEqual(["node:https"]);
  });

  it("have each a name of its own", () => {
    expect(cases.filter(({ rule, name }, index) => cases.findIndex((one) => one.rule === rule && one.name === name) !== index)).toEqual([]);
  });

  it("came out as docs/fix-behaviour.md says", async () => {
    await expect(pageOf(cases.map((one) => ({ one, proof: proofs.get(one)! })))).toMatchFileSnapshot(page);
  });
});
