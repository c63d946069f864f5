import { describeCommand } from "./command.js";
import { describeTypeScript } from "./typescript.js";

describeCommand({ name: "eslint-9", extension: "ts", config: "typed" }, describeTypeScript);
