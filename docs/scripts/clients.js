/** Part of `npm run docs`: writes docs/clients.md from the catalogue. */
import { writeFile } from "node:fs/promises";
import { catalogue } from "../../dist/src/catalogue/index.js";
import { clientsPage } from "./clients-page.js";

await writeFile(new URL("../clients.md", import.meta.url), clientsPage(catalogue));
