/**
 * Memoises a question per key object (a node, a scope, a source code, a Program): each is answered once and the answer
 * goes with the key, but for the last, which is kept at hand: all rules ask of one file, and of one node, in turn.
 * `undefined` and `null` are answers too.
 */
export function once<Key extends object, Answer>(ask: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, Answer>();
  let lastKey: Key | undefined;
  let last: Answer | undefined;
  return (key) => {
    if (key === lastKey) return last as Answer;
    let answer = answers.get(key);
    // A second look-up only where the answer may be undefined: most are not.
    if (answer === undefined && !answers.has(key)) answers.set(key, (answer = ask(key)));
    lastKey = key;
    last = answer;
    return answer as Answer;
  };
}
