import { connect } from "node:net";

/** Prints a label. A printer that is switched off keeps the parcel waiting. */
export function print(printer: string, label: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(9100, printer);
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.end(label);
  });
}

/** The printer's name, which it tells whoever connects; a printer that has said nothing for five seconds is given up. */
export function nameOf(printer: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(9101, printer);
    socket.setTimeout(5_000, () => socket.destroy(new Error(`${printer} does not answer.`)));
    socket.on("error", reject);
    socket.once("data", (name) => {
      resolve(name.toString());
      socket.end();
    });
  });
}
