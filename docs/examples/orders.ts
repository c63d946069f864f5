/** The shop's orders, kept by the order service. */
export interface Order {
  readonly id: string;
  readonly customer: string;
  readonly total: number;
}

export class OrdersApi {
  constructor(
    private readonly baseUrl: string,
    private readonly fetchFn = fetch,
  ) {}

  async get(id: string): Promise<Order> {
    const response = await fetch(`${this.baseUrl}/orders/${id}`);
    if (!response.ok) throw new Error(`Order ${id}: HTTP ${response.status}`);
    return (await response.json()) as Order;
  }

  async place(order: Omit<Order, "id">, { signal }: { signal: AbortSignal }): Promise<Order> {
    signal.throwIfAborted();
    const response = await this.fetchFn(`${this.baseUrl}/orders`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(order),
    });
    return (await response.json()) as Order;
  }

  /** The customer's orders, newest first: the caller's signal and the team's deadline both count. */
  async list(customer: string, signal: AbortSignal): Promise<Order[]> {
    const response = await fetch(`${this.baseUrl}/orders?customer=${customer}`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
    });
    return (await response.json()) as Order[];
  }

  /** For callers that bring their own options, and with them their own bound. */
  raw(path: string, init: RequestInit): Promise<Response> {
    return fetch(this.baseUrl + path, init);
  }
}
