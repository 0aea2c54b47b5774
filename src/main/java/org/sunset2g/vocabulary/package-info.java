/**
 * Floor 0: the words of the domain as plain Java values; nothing here knows a file, a frame or a
 * clock.
 */
package org.sunset2g.vocabulary;
