import { setTimeout as sleep } from "node:timers/promises";

async function state(parcel: string): Promise<string> {
  const response = await fetch(`https://customs.example/parcels/${parcel}`, { signal: AbortSignal.timeout(2_000) });
  return response.text();
}

/** Waits until customs have let a parcel through. */
export async function released(parcel: string): Promise<void> {
  while ((await state(parcel)) !== "released") await sleep(60_000);
}

/** The same for a letter, of which customs decide within a day. */
export async function letterReleased(letter: string): Promise<void> {
  const deadline = Date.now() + 24 * 60 * 60_000;
  while ((await state(letter)) !== "released") {
    if (Date.now() > deadline) throw new Error(`Customs keep the letter ${letter}`);
    await sleep(60_000);
  }
}
