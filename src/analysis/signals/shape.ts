/** What a type says of signals: it is one, it is an object that may have some, or it is neither. */
export interface Shape {
  readonly is: "signal" | "object" | "other";
  /** True where undefined or null is among its values. */
  readonly optional: boolean;
  /** True where null is among its values. */
  readonly nullable: boolean;
  /** False where only the name of an imported type speaks for it. */
  readonly certain: boolean;
  /** The names of its properties that are signals. */
  readonly signals: () => readonly string[];
  readonly property: (name: string) => Shape | undefined;
}

/** A type that says nothing of signals. */
export const other: Shape = { is: "other", optional: false, nullable: false, certain: true, signals: () => [], property: () => undefined };

/** `AbortSignal` itself. */
export const signal: Shape = { ...other, is: "signal" };

/** An object type, by its properties' names and types. */
export function object(names: () => readonly string[], property: Shape["property"]): Shape {
  return { ...other, is: "object", signals: () => names().filter((name) => property(name)?.is === "signal"), property };
}

/** The same type with undefined among its values, if `isSo`. */
export function optional(shape: Shape, isSo: boolean): Shape {
  return isSo && !shape.optional ? { ...shape, optional: true } : shape;
}
