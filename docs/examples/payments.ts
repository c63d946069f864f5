import axios from "axios";
import type { Order } from "./orders.js";

const payments = axios.create({
  baseURL: process.env["PAYMENTS_URL"],
  headers: { "x-service": "orders" },
});

const risk = axios.create({ baseURL: process.env["RISK_URL"], timeout: 3_000 });

export async function charge(order: Order): Promise<string> {
  const { data: score } = await risk.get<{ value: number }>(`/scores/${order.customer}`);
  if (score.value > 0.9) throw new Error(`Order ${order.id} needs a review.`);
  const { data } = await payments.post<{ id: string }>("/charges", { order: order.id, amount: order.total });
  return data.id;
}

export async function refund(chargeId: string, reason: string): Promise<void> {
  // The bank is slow on Mondays.
  await axios.post(`${process.env["PAYMENTS_URL"]}/refunds`, { chargeId, reason }, { timeout: 0 });
}
