// SPDX-License-Identifier: MIT
/*
 * How the text looks: classes only; their colours stand in styles/editor.css, for light and dark.
 */
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const look = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], class: "tok-key" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: [tags.string, tags.special(tags.string)], class: "tok-string" },
  { tag: tags.content, class: "tok-text" },
  { tag: [tags.keyword, tags.meta, tags.typeName], class: "tok-odd" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], class: "tok-mark" },
  { tag: tags.invalid, class: "tok-invalid" },
]);

export const highlighting = syntaxHighlighting(look);
