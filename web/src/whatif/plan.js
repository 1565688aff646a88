// SPDX-License-Identifier: MIT
/*
 * A plan: what would be changed in the file. A value that is never changed in place, so that undoing is keeping
 * the one before.
 *
 *   today    {option: value}, only where it differs from the file; in a graph {[GRAPH]: state}
 *   orders   {party: [index, ...]}, the wishes of a party by their indexes in the file, from 0, in the order wanted; only
 *            where it differs
 *   off      {party: [index, ...]}, those that are switched off
 */

/** @typedef {{today: Record<string, string>, orders: Record<string, number[]>, off: Record<string, number[]>}} Plan */

/** Stands for the option that a graph has not: which of its states holds today. */
export const GRAPH = "";

/** @returns {Plan} */
export const empty = () => ({ today: {}, orders: {}, off: {} });

export const isEmpty = (plan) => [plan.today, plan.orders, plan.off].every((part) => Object.keys(part).length === 0);

/** A record with one value set, or taken out where it is undefined. */
function put(record, key, value) {
  const { [key]: _gone, ...rest } = record;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** An option has a value today; `given` is the file's. */
export const setToday = (plan, option, value, given) =>
  ({ ...plan, today: put(plan.today, option, value === given ? undefined : value) });

/** The order of a party's `count` wishes in a plan. */
export const orderOf = (plan, party, count) => plan.orders[party] ?? Array.from({ length: count }, (_, index) => index);

/** The wish at place `from` of the order goes to place `to`. */
export function move(plan, party, count, from, to) {
  const order = [...orderOf(plan, party, count)];
  if (to < 0 || to >= count || from === to) return plan;
  order.splice(to, 0, ...order.splice(from, 1));
  const same = order.every((wish, place) => wish === place);
  return { ...plan, orders: put(plan.orders, party, same ? undefined : order) };
}

/** A wish is switched off, or on again. */
export function toggle(plan, party, wish) {
  const before = plan.off[party] ?? [];
  const after = before.includes(wish) ? before.filter((other) => other !== wish) : [...before, wish].sort((a, b) => a - b);
  return { ...plan, off: put(plan.off, party, after.length === 0 ? undefined : after) };
}

/** Takes back all that a plan says of one option, or of the order of one party's wishes. */
export const forgetOption = (plan, option) => ({ ...plan, today: put(plan.today, option, undefined) });
export const forgetOrder = (plan, party) => ({ ...plan, orders: put(plan.orders, party, undefined) });

/** The places of a longest ascending run of a list of different numbers: what need not be moved. */
export function longestAscending(list) {
  const best = list.map(() => 1);
  const previous = list.map(() => -1);
  for (let i = 0; i < list.length; i += 1)
    for (let j = 0; j < i; j += 1)
      if (list[j] < list[i] && best[j] + 1 > best[i]) {
        best[i] = best[j] + 1;
        previous[i] = j;
      }
  const kept = new Set();
  for (let at = best.indexOf(Math.max(0, ...best)); at >= 0; at = previous[at]) kept.add(at);
  return kept;
}

/** The moves of a party's wishes, as [wish, place], both from 0; the place is one in the list without what is off. */
export function movesOf(order, off = []) {
  const left = order.filter((wish) => !off.includes(wish));
  const kept = longestAscending(left);
  return left.flatMap((wish, place) => (kept.has(place) ? [] : [[wish, place]]));
}

/** A wish as `edit` names it. */
const named = (party, wish) => `${party}:${wish + 1}`;

/**
 * The flags of `entente edit` for a plan.
 * @param {Plan} plan
 * @param {(party: string, wish: number) => boolean} [onLine] whether a wish stands on lines of its own, and so can become a
 *   comment; in brackets, as in JSON, it is taken away
 */
export function flagsOf(plan, onLine = () => true) {
  const today = Object.entries(plan.today).map(([option, value]) => (option === GRAPH ? value : `${option}=${value}`));
  const moves = Object.entries(plan.orders).flatMap(([party, order]) =>
    movesOf(order, plan.off[party]).map(([wish, place]) => `${named(party, wish)}:${place + 1}`));
  const gone = Object.entries(plan.off).flatMap(([party, wishes]) => wishes.map((wish) => ({ party, wish })));
  const list = (lines) => gone.filter(({ party, wish }) => onLine(party, wish) === lines).map(({ party, wish }) => named(party, wish));
  const all = { today, move: moves, off: list(true), drop: list(false) };
  return Object.fromEntries(Object.entries(all).filter(([, words]) => words.length > 0).map(([flag, words]) => [flag, words.join(",")]));
}
