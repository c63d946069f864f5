const DAY = 24 * 60 * 60 * 1_000;

/** Reminds a customer of an unpaid order after a while, 30 days if nobody says otherwise. */
export function remind(send: () => void, delay = 30 * DAY): NodeJS.Timeout {
  return setTimeout(send, delay);
}

/** Asks whether an order is paid. */
export async function isPaid(order: string): Promise<boolean> {
  const response = await fetch(`https://bank.example/orders/${order}`, { signal: AbortSignal.timeout(10_000 / 3) });
  return response.ok;
}

/** Waits until the shop is closed by hand. */
export function open(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Infinity);
  });
}

/** Looks every day whether it is time to remind somebody. */
export function remindDaily(isDue: () => boolean, send: () => void): NodeJS.Timeout {
  return setInterval(() => {
    if (isDue()) send();
  }, DAY);
}
