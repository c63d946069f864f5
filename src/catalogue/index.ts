import { axios } from "./axios.js";
import type { Client } from "./client.js";
import { fetch } from "./fetch.js";

/** Every client we ship, one file each. */
export const catalogue: readonly Client[] = [fetch, axios];
