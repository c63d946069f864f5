/** Asks the warehouses; whoever asks says for how long. */
async function ask(warehouse: string, init: RequestInit = {}): Promise<number> {
  const response = await fetch(`https://${warehouse}.example/stock`, { ...init, redirect: "error" });
  if (!response.ok) throw new Error(`${warehouse}: HTTP ${response.status}`);
  return Number(await response.text());
}

/** A warehouse that does not answer keeps the shop waiting. */
export async function inStock(warehouse: string): Promise<boolean> {
  return (await ask(warehouse)) > 0;
}

/** The customer's patience is the bound. */
export async function total(warehouses: readonly string[], signal: AbortSignal): Promise<number> {
  const counts = await Promise.all(warehouses.map((warehouse) => ask(warehouse, { signal })));
  return counts.reduce((sum, count) => sum + count, 0);
}
