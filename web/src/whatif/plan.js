// SPDX-License-Identifier: MIT
/*
 * A plan: what would be changed in the file. A value that is never changed in place, so that undoing is keeping
 * the one before.
 *
 *   today    {option: value}, only where it differs from the file
 *   orders   {party: [index, ...]}, the wishes of a party by their indexes in the file, from 0, in the order wanted; only
 *            where it differs
 *   off      {party: Set of indexes} that are switched off
 */

/** @typedef {{today: Record<string, string>, orders: Record<string, number[]>, off: Record<string, number[]>}} Plan */

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

/** Takes back all that a plan says of one option, or of one party's wishes. */
export const forgetOption = (plan, option) => ({ ...plan, today: put(plan.today, option, undefined) });
export const forgetOrder = (plan, party) => ({ ...plan, orders: put(plan.orders, party, undefined) });
export const forgetOff = (plan, party, wish) => toggle(plan, party, wish);

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

/** The moves of one party, as PARTY:FROM:TO, counted from 1; TO in the list that results, without what is off. */
function movesOf(party, order, off) {
  const left = order.filter((wish) => !off.includes(wish));
  const kept = longestAscending(left);
  return left.flatMap((wish, place) => (kept.has(place) ? [] : [`${party}:${wish + 1}:${place + 1}`]));
}

/** The flags of `entente edit` for a plan. `json`: the file is JSON, in which nothing can become a comment. */
export function flagsOf(plan, json = false) {
  const today = Object.entries(plan.today).map(([option, value]) => `${option}=${value}`);
  const moves = Object.entries(plan.orders).flatMap(([party, order]) => movesOf(party, order, plan.off[party] ?? []));
  const gone = Object.entries(plan.off).flatMap(([party, wishes]) => wishes.map((wish) => `${party}:${wish + 1}`));
  return {
    ...(today.length > 0 ? { today: today.join(",") } : {}),
    ...(moves.length > 0 ? { move: moves.join(",") } : {}),
    ...(gone.length > 0 ? { [json ? "drop" : "off"]: gone.join(",") } : {}),
  };
}
