import { describe } from "vitest";
import { processes } from "./calls.js";
import { testCalls } from "./processes.js";

// One after the other, and in a worker of their own: nothing else runs while they wait.
describe.sequential.each(processes.filter(({ entry }) => Object.values(entry.calls).some(({ returns }) => returns === "value")))("$name", (library) => testCalls(library, true));
