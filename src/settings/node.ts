/** A Node version as far as it matters here. */
export interface NodeVersion {
  readonly major: number;
  readonly minor: number;
}

/** Reads `"20"`, `"20.3"` or `"20.3.1"`; what is left out is 0. */
export function nodeVersion(version: string): NodeVersion {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return { major, minor };
}

/**
 * The lowest version that each alternative of an `engines.node` range allows: 18.17 and 20.0 for `^18.17 || >=20`.
 * Undefined for a range that sets no lower limit (`*`, `<21`), or that isn't one.
 */
export function lowestVersions(range: string): readonly NodeVersion[] | undefined {
  const lowest = range.split("||").map(lowestOf);
  return lowest.every((version) => version !== undefined) ? lowest : undefined;
}

const comparator = /^(>=|<=|>|<|=|\^|~>?)?v?(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*])(?:[-+][\w.+-]+)?)?$/;

/** One alternative: the highest of its comparators' lower limits. */
function lowestOf(alternative: string): NodeVersion | undefined {
  const text = alternative.trim().replace(/^(\S+)\s+-\s+\S+$/, ">=$1").replace(/([<>=^~])\s+/g, "$1");
  let lowest: NodeVersion | undefined;
  for (const part of text.split(/\s+/)) {
    const [, operator = "", ...numbers] = comparator.exec(part) ?? [];
    if (numbers.length === 0) return undefined;
    const [major = NaN, minor = NaN, patch = NaN] = numbers.map(Number);
    if (operator.startsWith("<") || Number.isNaN(major)) continue;
    const limit = operator === ">" ? above(major, minor, patch) : { major, minor: minor || 0 };
    if (lowest === undefined || isAtLeast(limit, lowest)) lowest = limit;
  }
  return lowest;
}

/** `>18` begins at 19.0, `>18.2` at 18.3, `>18.2.1` at 18.2. */
function above(major: number, minor: number, patch: number): NodeVersion {
  if (Number.isNaN(minor)) return { major: major + 1, minor: 0 };
  return { major, minor: Number.isNaN(patch) ? minor + 1 : minor };
}

export function isAtLeast(version: NodeVersion, least: NodeVersion): boolean {
  return version.major === least.major ? version.minor >= least.minor : version.major > least.major;
}
