/** What the shop's suppliers ask for their goods; each answers when it likes. */
const patience = 3_000;

/** The timer is cleared when the headers are there: a price list that never comes is waited for all the same. */
export async function prices(supplier: string): Promise<Record<string, number>> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException("No answer in time", "TimeoutError")), patience);
  const response = await fetch(`https://${supplier}/prices.json`, { signal: controller.signal });
  clearTimeout(timer);
  return (await response.json()) as Record<string, number>;
}

/** Where the supplier can't be reached, the timer runs on: a script that asks them all ends late. */
export async function isOpen(supplier: string): Promise<boolean> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException("No answer in time", "TimeoutError")), patience);
  const response = await fetch(`https://${supplier}/hours`, { method: "HEAD", signal: controller.signal });
  clearTimeout(timer);
  return response.ok;
}

/** One timer for the request and its body, cleared on every way. */
export async function stock(supplier: string): Promise<Record<string, number>> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException("No answer in time", "TimeoutError")), patience);
  try {
    const response = await fetch(`https://${supplier}/stock.json`, { signal: controller.signal });
    return (await response.json()) as Record<string, number>;
  } finally {
    clearTimeout(timer);
  }
}
