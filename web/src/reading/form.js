// SPDX-License-Identifier: MIT
/*
 * The file of a coding (docs/reading.md): read, with its form checked as far as the page relies on it, and written, a statement
 * a line, as the command writes it.
 */
export const FIELDS = ["speaker", "actor", "act", "addressee", "issue", "negation", "modality", "quotation"];
export const ACTS = ["state", "expect", "demand", "offer", "refuse", "promise", "threaten", "concede", "agree", "welcome", "meet", "call", "do"];
export const MODALITIES = ["certain", "likely", "unlikely", "possible", "impossible", "necessary", "desired", "conditional"];
export const DECISIONS = ["proposed", "accepted", "edited", "rejected"];
export const HISTORY = "x-history";
const CONFIDENCES = ["low", "medium", "high"];

const isText = (value) => typeof value === "string";
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isStretch = ({ start, end }, most) => Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end && end <= most;

function isField(field, most) {
  if (!isRecord(field) || !isStretch(field, most) || !(field.value === null || isText(field.value)) || !CONFIDENCES.includes(field.confidence)) return false;
  const { other = null } = field;
  return other === null || (isRecord(other) && isStretch(other, most) && isText(other.value));
}

function isStatement(statement, most) {
  return isRecord(statement) && isStretch(statement, most) && DECISIONS.includes(statement.decision) && isRecord(statement.fields)
    && Object.entries(statement.fields).every(([key, field]) => FIELDS.includes(key) && isField(field, most));
}

const isStep = (step, most) => isRecord(step) && Number.isSafeInteger(step.statement) && (step.before === null || isStatement(step.before, most));

function isCoding(value) {
  if (!isRecord(value) || value.entente_coding !== 1 || !isRecord(value.text) || !isText(value.coder)) return false;
  const { length, sha256 } = value.text;
  const { statements, [HISTORY]: steps = [] } = value;
  return Number.isSafeInteger(length) && isText(sha256) && Array.isArray(statements) && Array.isArray(steps)
    && statements.every((statement) => isStatement(statement, length)) && steps.every((step) => isStep(step, length));
}

/** Takes a value for a coding; throws where it is none. */
export function asCoding(value) {
  if (!isCoding(value)) throw new Error("This is no coding of a text.");
  return value;
}

/** Reads the file of a coding; throws where it is none. */
export function parseCoding(text) {
  let value = null;
  try {
    value = JSON.parse(text);
  } catch {
    /* told below */
  }
  return asCoding(value);
}

function orderedField({ value, start, end, rule = null, confidence, other }) {
  return { value, start, end, rule, confidence, ...(other ? { other: { value: other.value, start: other.start, end: other.end } } : {}) };
}

function orderedStatement({ start, end, decision, note = null, fields }) {
  const said = FIELDS.filter((key) => fields[key] !== undefined).map((key) => [key, orderedField(fields[key])]);
  return { start, end, decision, note, fields: Object.fromEntries(said) };
}

const lines = (values) => `[${values.map((value, index) => `\n${index === 0 ? "" : ","}${JSON.stringify(value)}`).join("")}]`;

/** The file of a coding. */
export function codingText({ text, coder, statements, [HISTORY]: steps = [] }) {
  const { name, length, sha256 } = text;
  const history = steps.map(({ statement, before }) => ({ statement, before: before === null ? null : orderedStatement(before) }));
  return `{"entente_coding":1,"text":${JSON.stringify({ name, length, sha256 })},"coder":${JSON.stringify(coder)},"statements":`
    + lines(statements.map(orderedStatement)) + (history.length === 0 ? "" : `,"${HISTORY}":${lines(history)}`) + "}\n";
}
