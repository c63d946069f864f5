import { setTimeout as sleep } from "node:timers/promises";

/** Where a parcel is. */
export async function locate(parcel: string, options: { signal?: AbortSignal } = {}): Promise<string> {
  const response = await fetch(`https://carrier.example/parcels/${parcel}`, options);
  return response.text();
}

/** Asks every minute, until the parcel is there or the caller gives up. */
export async function arrival(parcel: string, signal: AbortSignal): Promise<void> {
  while ((await locate(parcel, { signal })) !== "delivered") await sleep(60_000);
}

/** Where several parcels are. */
export async function locateAll(parcels: readonly string[], signal: AbortSignal): Promise<string[]> {
  return Promise.all(parcels.map((parcel) => locate(parcel, { signal })));
}
