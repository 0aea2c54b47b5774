/**
 * Floor 2: how a number becomes a pseudonym: the canonical form of each kind of identifier, the
 * keyed hash over it, and what is said about both beside the files. Opens no file and holds no key
 * longer than it is asked to.
 */
package org.sunset2g.pseudonym;
