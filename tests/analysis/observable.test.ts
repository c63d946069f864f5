import { observableUseOf } from "../../src/analysis/observable.js";
import { everywhere, tableOf } from "./table.js";

const imports = 'import { catchError, firstValueFrom, lastValueFrom, map, share, startWith, takeUntil, timeout } from "rxjs";\n';

/** What becomes of the observable that `target()` gives: its state, who waits for it, and whether somebody takes its error. */
const answers = tableOf((file, call) => {
  const { state, promise, isHeard } = observableUseOf(file, call);
  return [state, ...(promise ? [file.sourceCode.getText(promise.callee)] : []), ...(isHeard ? ["heard"] : [])];
});

answers(
  {
    "a promise of the first": [`${imports}firstValueFrom(target());`, "unbounded", "firstValueFrom"],
    "a promise of the last, with another value for none": [`${imports}await lastValueFrom(target(), { defaultValue: 1 });`, "unbounded", "lastValueFrom"],
    "its own promise": ["target().toPromise().then(show);", "unbounded", "target().toPromise"],
    "several pipes": [`${imports}firstValueFrom(target().pipe(map(parse)).pipe(share()));`, "unbounded", "firstValueFrom"],
    "a pipe without operators": ["target().pipe().subscribe();", "unbounded"],
    "operators by the module": ['import * as rxjs from "rxjs"; rxjs.firstValueFrom(target().pipe(rxjs.map(parse)));', "unbounded", "rxjs.firstValueFrom"],
    "operators by `require`": ['const { map } = require("rxjs/operators"); target().pipe(map(parse)).subscribe();', "unbounded"],
    "an error that an operator takes": [`${imports}firstValueFrom(target().pipe(catchError(() => none)));`, "unbounded", "firstValueFrom", "heard"],
    "an error that an operator throws again": [`${imports}firstValueFrom(target().pipe(catchError((error) => { throw error; })));`, "unbounded", "firstValueFrom"],
    "an observer that takes errors": ["target().subscribe({ error() {} });", "unbounded", "heard"],
    "an observer made from another": ["target().subscribe({ ...observer });", "unbounded", "heard"],
    "arguments that nobody sees": ["target().subscribe(...observers);", "unbounded", "heard"],
    "an observer that takes none": ["target().subscribe({ next: show });", "unbounded"],
    "a function that takes none": ["target().subscribe(function () {});", "unbounded"],
    "a variable": [`${imports}const answer = target().pipe(map(parse)); firstValueFrom(answer.pipe(share()));`, "unbounded", "firstValueFrom"],
    "a limit before": [`${imports}target().pipe(timeout(1_000), map(parse)).subscribe();`, "bounded", "heard"],
    "a limit behind a variable": [`${imports}const answer = target(); firstValueFrom(answer.pipe(timeout(1_000)));`, "bounded", "heard"],
    "a limit beside what nobody knows": [`${imports}return_(target().pipe(own(), timeout(1_000)));`, "bounded", "heard"],
    "an operator that may end it": [`${imports}target().pipe(takeUntil(stop)).subscribe();`, "unknown", "heard"],
    "an operator that gives a value before": [`${imports}firstValueFrom(target().pipe(startWith(1)));`, "unknown", "heard"],
    "an operator in a variable": [`${imports}const parsed = map(parse); target().pipe(parsed).subscribe();`, "unknown", "heard"],
    "a method that nobody knows": ["target().map(parse).subscribe();", "unknown", "heard"],
    "a place behind the first": [`${imports}firstValueFrom(other, target());`, "unknown", "heard"],
    "a variable that nobody reads": ["const answer = target();", "unknown", "heard"],
    "a part of it": ["const { answer } = target();", "unknown", "heard"],
  },
  everywhere,
);
