import got from "got";
import ky from "ky";
import { request } from "undici";

const warehouse = got.extend({
  prefixUrl: "https://warehouse.internal",
  retry: { limit: 2 },
});

export async function stockOf(sku: string): Promise<number> {
  const { quantity } = await warehouse.get(`stock/${sku}`).json<{ quantity: number }>();
  return quantity;
}

export async function reserve(sku: string, quantity: number): Promise<void> {
  const { statusCode, body } = await request("https://warehouse.internal/reservations", {
    method: "POST",
    headersTimeout: 0,
    body: JSON.stringify({ sku, quantity }),
  });
  await body.dump();
  if (statusCode !== 201) throw new Error(`${sku} was not reserved: HTTP ${statusCode}`);
}

/** ky gives up after ten seconds by itself. */
export const suppliers = () => ky.get("https://warehouse.internal/suppliers").json<string[]>();
