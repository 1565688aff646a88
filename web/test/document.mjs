// SPDX-License-Identifier: MIT
/* A stand-in for the document of a browser, as much of it as drawing a page needs: nodes that remember what was done to them. */

class Node {
  constructor(name) {
    Object.assign(this, { name, attributes: {}, children: [], listeners: {} });
    this.classList = { add: (word) => this.setAttribute("class", [this.attributes.class, word].filter(Boolean).join(" ")) };
  }
  append(...children) {
    for (const child of children) this.children.push(...(child instanceof Node && child.name === "#fragment" ? child.children : [child]));
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  addEventListener(name, call) {
    this.listeners[name] = call;
  }
  set textContent(text) {
    this.children = [text];
  }
  get textContent() {
    return this.children.map((child) => (child instanceof Node ? child.textContent : String(child))).join("");
  }
  /** All nodes within that have this name. */
  all(name) {
    return this.children.filter((child) => child instanceof Node).flatMap((child) => [...(child.name === name ? [child] : []), ...child.all(name)]);
  }
}

/** Puts the stand-in in the place of `document`. */
export function standIn() {
  globalThis.document = /** @type {any} */ ({
    createElement: (name) => new Node(name),
    createElementNS: (_space, name) => new Node(name),
    createTextNode: (text) => Object.assign(new Node("#text"), { children: [text] }),
    createDocumentFragment: () => new Node("#fragment"),
  });
}
