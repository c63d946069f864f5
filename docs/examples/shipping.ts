/** What the carriers ask for a parcel, in cents. */
export interface Quote {
  readonly carrier: string;
  readonly price: number;
}

const carriers = ["https://ground.example/quote", "https://air.example/quote"];

/** Waits, unless the signal ends the wait. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}

async function quote(carrier: string, sku: string, signal: AbortSignal): Promise<Quote | undefined> {
  try {
    const response = await fetch(`${carrier}?sku=${sku}`, { signal });
    return (await response.json()) as Quote;
  } catch (error) {
    console.error(`${carrier} has no price`, error);
    return undefined;
  }
}

/** Asks until a carrier answers; ends as soon as the caller does not want to know any more. */
export async function cheapest(sku: string, signal: AbortSignal): Promise<Quote> {
  for (;;) {
    if (signal.aborted) throw signal.reason;
    const quotes = await Promise.all(carriers.map((carrier) => quote(carrier, sku, signal)));
    const [best] = quotes.filter((each) => each !== undefined).sort((a, b) => a.price - b.price);
    if (best) return best;
    await pause(1_000, signal);
  }
}

/** The label, or nothing if the printer is out of paper; an abort gets through. */
export async function label(parcel: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    return await (await fetch(`https://labels.example/${parcel}`, { signal })).text();
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}

/** The first carrier to answer wins, and the others need not go on. */
export async function fastest(sku: string): Promise<Quote | undefined> {
  const race = new AbortController();
  const first = await Promise.any(carriers.map((carrier) => quote(carrier, sku, race.signal)));
  race.abort("somebody was faster");
  return first;
}
