import type { EventEmitter } from "node:events";

/** The next parcel that comes down the belt, unless the shift ends before. */
export function nextParcel(belt: EventEmitter, shift: AbortSignal): Promise<string> {
  shift.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(shift.reason);
    shift.addEventListener("abort", stop, { once: true });
    belt.once("parcel", (parcel: string) => resolve(parcel));
  });
}

/** The next pallet; a shift of a thousand pallets is left with no listener. */
export function nextPallet(belt: EventEmitter, shift: AbortSignal): Promise<string> {
  shift.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(shift.reason);
    shift.addEventListener("abort", stop, { once: true });
    belt.once("pallet", (pallet: string) => {
      shift.removeEventListener("abort", stop);
      resolve(pallet);
    });
  });
}
