/** A parcel that comes back, and the slot at the dock where it is taken in. */
export interface Return {
  readonly parcel: string;
  readonly dock: number;
}

const docks = "https://docks.example";

async function post(path: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(`${docks}/${path}`, { method: "POST", signal });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
}

/** Takes a parcel in; the dock is free again in any case. */
export async function takeIn({ parcel, dock }: Return, signal: AbortSignal): Promise<void> {
  await post(`${dock}/occupy`, signal);
  try {
    await post(`${dock}/scan/${parcel}`, signal);
  } finally {
    await post(`${dock}/free`, signal);
  }
}

/** Sends a parcel off; an abort leaves no dock behind that is taken. */
export async function sendOff({ parcel, dock }: Return, signal: AbortSignal): Promise<void> {
  await post(`${dock}/occupy`, signal);
  try {
    await post(`${dock}/load/${parcel}`, signal);
  } finally {
    await post(`${dock}/free`, AbortSignal.timeout(5_000));
  }
}

/** The number of parcels that wait at a dock. */
export async function waiting(dock: number, signal: AbortSignal): Promise<number> {
  const response = await fetch(`${docks}/${dock}`, { signal: AbortSignal.timeout(2_000) });
  signal.throwIfAborted();
  return Number(await response.text());
}

/** The number of parcels that fit at a dock; whoever asks may give up before the deadline. */
export async function room(dock: number, signal: AbortSignal): Promise<number> {
  const response = await fetch(`${docks}/${dock}/room`, { signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]) });
  return Number(await response.text());
}
