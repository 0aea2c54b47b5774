/**
 * Floor 2: whether rows keep their contract. Text rows in, typed rows with their faults out; which
 * rows repeat a key and what becomes of them. Frames in, frames out: nothing here reads, counts,
 * caches or knows a session.
 */
package org.sunset2g.quality;
