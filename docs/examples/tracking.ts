const tracking = "https://tracking.example/parcels";
const archive = "https://archive.example/parcels";

/** Where a parcel is. Whoever gives up has nothing to abort it by. */
export async function place(parcel: string): Promise<string> {
  const controller = new AbortController();
  const response = await fetch(`${tracking}/${parcel}/place`, { signal: controller.signal });
  return response.text();
}

/** Starts to ask for a parcel's place, and gives what stops it too. */
export function asked(parcel: string): { readonly answer: Promise<Response>; readonly stop: () => void } {
  const controller = new AbortController();
  const answer = fetch(`${tracking}/${parcel}/place`, { signal: controller.signal });
  return { answer, stop: () => controller.abort() };
}

/** What is known of a parcel, by whoever answers first; the other request is left to itself. */
export async function history(parcel: string): Promise<string> {
  const controller = new AbortController();
  const current = fetch(`${tracking}/${parcel}`, { signal: controller.signal });
  const archived = fetch(`${archive}/${parcel}`, { signal: controller.signal });
  const answer = await (await Promise.any([current, archived])).text();
  controller.abort();
  return answer;
}

/** The same of its receipts, and no request outlives the call. */
export async function receipts(parcel: string): Promise<string> {
  const controller = new AbortController();
  const current = fetch(`${tracking}/${parcel}/receipts`, { signal: controller.signal });
  const archived = fetch(`${archive}/${parcel}/receipts`, { signal: controller.signal });
  const answer = await (await Promise.any([current, archived])).text();
  controller.abort();
  await Promise.allSettled([current, archived]);
  return answer;
}
