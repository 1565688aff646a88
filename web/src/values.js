// SPDX-License-Identifier: MIT
/*
 * Values of options as people read them. What goes to the program, and into a file, is the name.
 */

/**
 * The words for a value: its label, where the file gives one, else its name.
 * @param {{labels?: Record<string, string>}|undefined} option as an outline or a comparison has it
 * @param {string} value
 */
export function labelOfValue(option, value) {
  const labels = option?.labels ?? {};
  return Object.hasOwn(labels, value) ? labels[value] : value;
}

/** The same with the name, where that is another: "5 percent (p5)". */
export function labelAndName(option, value) {
  const words = labelOfValue(option, value);
  return words === value ? value : `${words} (${value})`;
}
