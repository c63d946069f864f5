import { describe } from "vitest";
import { processes } from "./calls.js";
import { testCalls } from "./processes.js";

const others = processes.filter(({ entry }) => Object.values(entry.calls).some(({ returns }) => returns !== "value"));

describe.each(others)("$name", (library) => testCalls(library, false));
