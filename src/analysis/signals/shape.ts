/** What a type says of signals: it is one, it is an object that may have some, or it is neither. */
export interface Shape {
  readonly is: "signal" | "object" | "other";
  /** True where undefined or null is among its values. */
  readonly optional: boolean;
  /** True where null is among its values. */
  readonly nullable: boolean;
  /** False where only the name of an imported type speaks for it. */
  readonly certain: boolean;
  /** True for what an object of a framework or of the platform lends: to read it may change what that object does. */
  readonly ambient: boolean;
  /** The names of its properties that are signals, handed over and not lent. */
  readonly signals: () => readonly string[];
  /** The names of its properties that are lent signals, and of those that are objects which lend. */
  readonly lent: () => readonly string[];
  readonly property: (name: string) => Shape | undefined;
}

/** A type that says nothing of signals. */
export const other: Shape = { is: "other", optional: false, nullable: false, certain: true, ambient: false, signals: () => [], lent: () => [], property: () => undefined };

/** `AbortSignal` itself. */
export const signal: Shape = { ...other, is: "signal" };

/**
 * An object type, by its properties' names and types.
 * @param names of those that may be signals
 * @param lenders names of those that may lend some
 */
export function object(names: () => readonly string[], property: Shape["property"], lenders: () => readonly string[] = () => []): Shape {
  const isSignal = (name: string): boolean => property(name)?.is === "signal";
  const lends = (name: string): boolean => property(name)?.ambient === true;
  return { ...other, is: "object", signals: () => names().filter(isSignal), lent: () => lenders().filter(lends), property };
}

/** An object none of whose own properties is a signal, or lends one. What else its type says is asked for once somebody looks deeper. */
export function deeper(ask: () => Shape): Shape {
  let known: Shape | undefined;
  const whole = (): Shape => (known ??= ask());
  return {
    ...object(() => [], (name) => whole().property(name)),
    get optional() {
      return whole().optional;
    },
    get nullable() {
      return whole().nullable;
    },
  };
}

/** The same type with undefined among its values, if `isSo`. */
export function optional(shape: Shape, isSo: boolean): Shape {
  return isSo && !shape.optional ? { ...shape, optional: true } : shape;
}

/** The same type of an object whose signals are its own: it lends them. */
export function lending(shape: Shape): Shape {
  const property = (name: string): Shape | undefined => {
    const inner = shape.property(name);
    return inner && lending(inner);
  };
  return { ...shape, ambient: true, signals: () => [], lent: () => [...shape.signals(), ...shape.lent()], property };
}
