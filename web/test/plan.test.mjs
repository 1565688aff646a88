// SPDX-License-Identifier: MIT
/* Plans: what is changed, taken back, and by which flags it is made. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { GRAPH, empty, flagsOf, forgetOption, forgetOrder, isEmpty, longestAscending, move, movesOf, orderOf, setToday, toggle } from "../src/whatif/plan.js";

/** What `edit` does with a list of wishes: the moved ones go to their places, the others keep their order. */
function edited(count, order, off) {
  const moves = movesOf(order, off);
  const moved = new Set(moves.map(([wish]) => wish));
  const rest = [...Array(count).keys()].filter((wish) => !moved.has(wish) && !off.includes(wish));
  const made = Array(count - off.length).fill(null);
  for (const [wish, place] of moves) made[place] = wish;
  return made.map((wish) => wish ?? rest.shift());
}

test("a new plan changes nothing", () => {
  assert.ok(isEmpty(empty()));
  assert.deepEqual(flagsOf(empty()), {});
});

test("what is as in the file is no change", () => {
  const plan = setToday(empty(), "strike", "no", "yes");
  assert.deepEqual(flagsOf(plan), { today: "strike=no" });
  assert.ok(isEmpty(setToday(plan, "strike", "yes", "yes")));
  assert.ok(isEmpty(forgetOption(plan, "strike")));
  const moved = move(empty(), "city", 3, 0, 2);
  assert.deepEqual(orderOf(moved, "city", 3), [1, 2, 0]);
  assert.ok(isEmpty(move(moved, "city", 3, 2, 0)));
  assert.ok(isEmpty(forgetOrder(moved, "city")));
  assert.ok(isEmpty(toggle(toggle(empty(), "city", 1), "city", 1)));
});

test("a plan is never changed in place", () => {
  const plan = Object.freeze(move(empty(), "city", 3, 0, 2));
  const order = [...plan.orders.city];
  move(plan, "city", 3, 0, 1);
  toggle(plan, "city", 0);
  setToday(plan, "strike", "no", "yes");
  assert.deepEqual(plan, { today: {}, orders: { city: order }, off: {} });
});

test("moves out of the list change nothing", () => {
  for (const [from, to] of [[0, -1], [2, 3], [1, 1]]) assert.ok(isEmpty(move(empty(), "city", 3, from, to)));
});

test("what need not be moved", () => {
  assert.deepEqual([...longestAscending([])], []);
  assert.equal(longestAscending([0, 1, 2, 3]).size, 4);
  assert.equal(longestAscending([3, 2, 1, 0]).size, 1);
  assert.deepEqual([...longestAscending([4, 0, 1, 2, 3])].sort(), [1, 2, 3, 4]);
});

test("the moves make the order, for every order and every choice of what is off, of up to five wishes", () => {
  const orders = (left) => (left.length === 0 ? [[]] : left.flatMap((wish) => orders(left.filter((each) => each !== wish)).map((rest) => [wish, ...rest])));
  for (let count = 1; count <= 5; count += 1)
    for (const order of orders([...Array(count).keys()]))
      for (let mask = 0; mask < 2 ** count; mask += 1) {
        const off = [...Array(count).keys()].filter((wish) => (mask >> wish) & 1);
        assert.deepEqual(edited(count, order, off), order.filter((wish) => !off.includes(wish)), `${order} without ${off}`);
      }
});

test("flags: what is off is a comment, in brackets it is taken away; a graph has one state", () => {
  const plan = toggle(toggle(move(empty(), "city", 3, 2, 0), "union", 0), "city", 1);
  assert.deepEqual(flagsOf(plan, (party) => party === "city"), { move: "city:1:2", off: "city:2", drop: "union:1" });
  assert.deepEqual(flagsOf(setToday(empty(), GRAPH, "peace", "war")), { today: "peace" });
});
