/** What was edited, to be taken back step by step. Pure. */

/** Steps that can be taken back. */
const DEPTH = 200;

/** States before each step; changes of one step in a row count as one. @template T */
export class EditHistory {
  /** @type {{ state: T, step: string }[]} */
  #past = [];

  /** Whether there is nothing to take back. */
  get isEmpty() {
    return this.#past.length === 0;
  }

  /** Before a change. @param {T} state as it is now @param {string} step the change's name */
  remember(state, step) {
    if (this.#past.at(-1)?.step === step) return;
    this.#past.push({ state, step });
    if (this.#past.length > DEPTH) this.#past.shift();
  }

  /** The state before the last step, which is taken back; undefined if there is none. */
  back() {
    return this.#past.pop()?.state;
  }
}
