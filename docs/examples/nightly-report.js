import https from "node:https";
import post from "node-fetch";

const shops = ["north", "south"];

async function sales(shop) {
  const response = await fetch("https://" + shop + ".shops.internal/sales?day=yesterday");
  const { total } = await response.json();
  return total;
}

function rates() {
  return new Promise((resolve, reject) => {
    https
      .get("https://rates.example/latest.json", (response) => {
        let text = "";
        response.on("data", (chunk) => (text += chunk));
        response.on("end", () => resolve(JSON.parse(text)));
      })
      .on("error", reject);
  });
}

const [{ EUR }, ...totals] = await Promise.all([rates(), ...shops.map(sales)]);
const total = totals.reduce((sum, shop) => sum + shop, 0) * EUR;

await post(process.env.REPORT_HOOK, {
  method: "POST",
  body: JSON.stringify({ text: `Sold yesterday: ${total.toFixed(2)}` }),
  signal: AbortSignal.timeout(10_000),
});
