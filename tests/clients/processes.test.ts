import { describe } from "vitest";
import { processes } from "./calls.js";
import { testCalls } from "./processes.js";

describe.each(processes.filter(({ entry }) => Object.values(entry.calls).some(({ returns }) => returns !== "value")))("$name", (library) => testCalls(library, false));
