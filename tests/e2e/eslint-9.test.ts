import { describeCommand } from "./command.js";
import { describeTypes } from "./types.js";

describeCommand({ name: "eslint-9", extension: "ts", config: "typed" }, describeTypes);
