// SPDX-License-Identifier: MIT
/*
 * Dialogs: the browser's own, which keep the focus within, close on Escape, and give the focus back.
 */
import { button, h } from "../dom.js";

let last = 0;

/**
 * Opens a dialog and waits for its end. @returns {Promise<string>} the `value` of the button that closed it; "" for Escape
 * @param {{title: string, body: Node[], buttons: {value: string, name: string, main?: boolean}[], wide?: boolean, top?: boolean,
 *   onOpen?: (close: (value: string) => void) => void}} given `top`: long words, read from their title on
 */
export function openDialog({ title, body, buttons, wide = false, top = false, onOpen = () => {} }) {
  const id = `dialog-${(last += 1)}`;
  const before = document.activeElement;
  return new Promise((resolve) => {
    const close = (value) => dialog.close(value);
    const row = buttons.map(({ value, name, main }) => button(name, () => close(value), { class: main ? "main" : null, autofocus: main && !top }));
    const dialog = /** @type {HTMLDialogElement} */ (h("dialog", { "aria-labelledby": id, class: wide ? "wide" : null },
      h("h2", { id, tabindex: top ? "-1" : null, autofocus: top }, title), ...body, h("div", { class: "buttons" }, ...row)));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
    onOpen(close);
  });
}

/** Calls `call` for Enter in a field; what then gets the focus must not get the key. */
export function onEnter(field, call) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    call();
  });
}

/** Asks for one line of text. @returns {Promise<string|null>} null where it was cancelled */
export async function askFor(title, label, value = "") {
  const field = /** @type {HTMLInputElement} */ (h("input", { type: "text", value, autocomplete: "off", spellcheck: "false" }));
  const answer = await openDialog({
    title,
    body: [h("label", {}, label, field)],
    buttons: [{ value: "ok", name: "OK", main: true }, { value: "", name: "Cancel" }],
    onOpen(close) {
      field.select();
      onEnter(field, () => close("ok"));
    },
  });
  return answer === "ok" && field.value.trim() !== "" ? field.value.trim() : null;
}
