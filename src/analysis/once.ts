/**
 * Memoises a question per key object (a node, a scope, a source code, a Program): each is answered once and the answer
 * goes with the key. `undefined` and `null` are answers too.
 */
export function once<Key extends object, Answer>(ask: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, Answer>();
  return (key) => {
    if (answers.has(key)) return answers.get(key) as Answer;
    const answer = ask(key);
    answers.set(key, answer);
    return answer;
  };
}
