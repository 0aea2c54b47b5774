/**
 * Floor 2: what anybody could compute from published tables. Every figure becomes an unknown with
 * the range that its rounding leaves, every sum that a reader knows of becomes a relation, and each
 * unknown is bounded: by propagation, by checked witnesses, by linear programming. Shares no code
 * with the room that protects, so that a mistake there is not repeated here.
 */
package org.sunset2g.disclosure.attack;
