import https from "node:https";

const scales = "https://scales.example/parcels";

/** What a parcel weighs, in grams. The request says that it is slow, and nobody ends it. */
export function weight(parcel: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = https.get(`${scales}/${parcel}/weight`, { timeout: 5_000 }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve(Number(text)));
    });
    request.on("error", reject);
  });
}

/** How high it is, in millimetres, or an error in five seconds. */
export function height(parcel: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = https.get(`${scales}/${parcel}/height`, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve(Number(text)));
    });
    request.setTimeout(5_000, () => request.destroy(new Error("The scales do not answer")));
    request.on("error", reject);
  });
}
