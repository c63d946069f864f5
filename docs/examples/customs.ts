const customs = "https://customs.example";

/** The duty on a parcel, in cents; nothing if customs do not say in time. */
export async function duty(parcel: string): Promise<number | undefined> {
  try {
    const response = await fetch(`${customs}/duty/${parcel}`, { signal: AbortSignal.timeout(3_000) });
    return Number(await response.text());
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") return undefined;
    throw new Error(`${parcel}: customs cannot be asked`, { cause: error });
  }
}

/** Whether a parcel may pass; if customs do not say in time, it may not. */
export async function clearance(parcel: string): Promise<boolean> {
  try {
    const response = await fetch(`${customs}/clearance/${parcel}`, { signal: AbortSignal.timeout(3_000) });
    return response.ok;
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") return false;
    throw new Error(`${parcel}: customs cannot be asked`, { cause: error });
  }
}
