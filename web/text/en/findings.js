/** Empty: the function's findings, notes and reasons are English sentences already. */

/** @import { FindingsText } from "../../types.d.ts" */

/** @type {FindingsText} */
export default {};
