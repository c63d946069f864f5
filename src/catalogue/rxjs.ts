/** Operators of RxJS that end the wait for a first value, or for the next. */
export const limiting: readonly string[] = ["timeout", "timeoutWith"];

/** Operators that end no wait for what they are piped from, and give nothing before it does. */
export const passing: readonly string[] = [
  "catchError",
  "concatMap",
  "defaultIfEmpty",
  "delay",
  "distinctUntilChanged",
  "exhaustMap",
  "filter",
  "finalize",
  "first",
  "last",
  "map",
  "mapTo",
  "mergeMap",
  "observeOn",
  "pluck",
  "reduce",
  "refCount",
  "retry",
  "retryWhen",
  "scan",
  "share",
  "shareReplay",
  "single",
  "subscribeOn",
  "switchMap",
  "take",
  "tap",
  "throwIfEmpty",
  "toArray",
];

/** Functions that make a promise of an observable, and wait for it. */
export const awaiting: readonly string[] = ["firstValueFrom", "lastValueFrom"];
