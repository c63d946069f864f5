import { createWriteStream } from "node:fs";
import http from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const archive = "https://archive.internal";

/** Streams a month's invoices to disk: it may well take minutes, as long as bytes keep coming. */
export async function download(month: string, file: string): Promise<void> {
  const response = await fetch(`${archive}/invoices/${month}.zip`);
  if (!response.body) throw new Error(`No invoices for ${month}.`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
}

export async function upload(name: string, pdf: Blob): Promise<void> {
  const form = new FormData();
  form.append("invoice", pdf, name);
  await fetch(`${archive}/invoices`, { method: "POST", body: form });
}

export function print(printer: string, invoice: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: printer, path: "/jobs", method: "POST" }, (response) => {
      response.resume();
      response.on("end", () => {
        resolve(response.statusCode ?? 0);
      });
    });
    request.on("error", reject);
    request.end(invoice);
  });
}

/** The timeout event alone ends nothing: the listener does. */
export function isUp(printer: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ host: printer, path: "/health", timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy(new Error("The printer does not answer.")));
    request.on("error", () => {
      resolve(false);
    });
  });
}
