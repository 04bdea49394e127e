/** Empty: the function's findings, notes, reasons and changes are English sentences already. */

/** @import { FindingsText } from "../../types.d.ts" */

/** @type {FindingsText} */
export default {};
