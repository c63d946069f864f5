/** What a courier's own system can do. It knows nothing of signals. */
export interface Courier {
  pickUp(parcel: string): Promise<void>;
  position(parcel: string): Promise<string>;
}

/** Hands the parcels over, one by one. */
export async function handOver(courier: Courier, parcels: readonly string[], signal: AbortSignal): Promise<void> {
  for (const parcel of parcels) {
    await courier.pickUp(parcel);
  }
}

/** Where each parcel is; stops between two of them as soon as nobody wants to know any more. */
export async function positions(courier: Courier, parcels: readonly string[], signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  for (const parcel of parcels) {
    signal.throwIfAborted();
    found.push(await courier.position(parcel));
  }
  return found;
}

/** Where a parcel is. */
export async function position(courier: Courier, parcel: string, options: { readonly verbose: boolean; readonly signal: AbortSignal }): Promise<string> {
  if (options.verbose) console.log(parcel);
  return courier.position(parcel);
}

/** Asks a courier to come, unless that is no longer wanted. */
export async function call(courier: Courier, parcel: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await courier.pickUp(parcel);
}
