/**
 * What is remembered of the file that is being linted. It is dropped when the next file begins: a `WeakMap` for each
 * question would keep every file's tree past the first collections, which makes all of them slower.
 */
const drops: (() => void)[] = [];

let current: object | undefined;
let asking = 0;

/** Says which file is asked about from here on, and forgets what was answered of another. */
export function beginFile(sourceCode: object): void {
  if (current === sourceCode) return;
  current = sourceCode;
  for (const drop of drops) drop();
}

/** A store that is made anew for each file. */
export function perFile<Store>(make: () => Store): () => Store {
  let store: Store | undefined;
  drops.push(() => (store = undefined));
  return () => (store ??= make());
}

/**
 * Memoises a question per key object (a node, a scope, a source code) while one file is linted: each is answered once.
 * `undefined` and `null` are answers too.
 */
export function once<Key extends object, Answer>(ask: (key: Key) => Answer): (key: Key) => Answer {
  // What is made in the course of an answer goes with it.
  const own = asking > 0 ? new Map<Key, Answer>() : undefined;
  const answers = own ? () => own : perFile(() => new Map<Key, Answer>());
  return (key) => {
    const known = answers();
    if (known.has(key)) return known.get(key) as Answer;
    asking += 1;
    try {
      const answer = ask(key);
      known.set(key, answer);
      return answer;
    } finally {
      asking -= 1;
    }
  };
}

/** Memoises a question per key object that outlives files: settings, a Program. The answer goes with the key. */
export function onceForAll<Key extends object, Answer>(ask: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, Answer>();
  return (key) => {
    if (answers.has(key)) return answers.get(key) as Answer;
    const answer = ask(key);
    answers.set(key, answer);
    return answer;
  };
}
