/** 指摘と注記の日本語。コードごとに 1 文。ここにないものは関数の英文のまま表示します。 */

/** @type {Record<string, ((values: Record<string, string | number>) => string) | undefined>} */
export default {
};
