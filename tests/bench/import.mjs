// One import in a process of its own: prints its time in ms.
const start = performance.now();
await import(process.argv[2] ?? "");
console.log(JSON.stringify(performance.now() - start));
