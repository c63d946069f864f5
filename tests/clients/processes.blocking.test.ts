import { describe } from "vitest";
import { processes } from "./calls.js";
import { testCalls } from "./processes.js";

// One after the other, and in a worker of their own: nothing else runs while they wait.
const blocking = processes.filter(({ entry }) => Object.values(entry.calls).some(({ returns }) => returns === "value"));

describe.each(blocking)("$name", { concurrent: false }, (library) => testCalls(library, true));
