import mysql from "mysql2/promise";
import pg from "pg";

/** What is in stock. A database that takes connections and answers nobody keeps the shop waiting. */
const stock = new pg.Pool({ connectionString: process.env["STOCK_URL"], max: 10 });

/** What has been sold: the same database, waited for in reason. */
const sales = new pg.Pool({ connectionString: process.env["SALES_URL"], connectionTimeoutMillis: 5_000 });

/** What the suppliers offer. Their MySQL is slow to answer, and its client waits 10 s by default. */
export const offers = mysql.createPool({ uri: process.env["OFFERS_URL"]! });

export async function inStock(article: string): Promise<number> {
  const { rows } = await stock.query<{ count: number }>("select count from stock where article = $1", [article]);
  return rows[0]?.count ?? 0;
}

export async function sold(article: string): Promise<number> {
  const { rows } = await sales.query<{ count: number }>("select count from sales where article = $1", [article]);
  return rows[0]?.count ?? 0;
}
