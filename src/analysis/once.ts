/**
 * Memoises a question per key object (a source code, a Program, a set of clients): each is answered once and the answer
 * goes with the key, but for the last, which is kept at hand: all rules ask of one file in turn. `undefined` and `null` are
 * answers too.
 */
export function once<Key extends object, Answer>(ask: (key: Key) => Answer): (key: Key) => Answer {
  return answering(new WeakMap(), ask);
}

/**
 * The same, for keys that live as long as what its answers are kept with: the nodes of a file in what is kept of the file,
 * the types of a Program in what is kept of it. Nobody has to find out which keys are left, which is dear in long lints.
 */
export function onceWithin<Key extends object, Answer>(ask: (key: Key) => Answer): (key: Key) => Answer {
  return answering(new Map(), ask);
}

function answering<Key extends object, Answer>(answers: WeakMap<Key, Answer> | Map<Key, Answer>, ask: (key: Key) => Answer): (key: Key) => Answer {
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
