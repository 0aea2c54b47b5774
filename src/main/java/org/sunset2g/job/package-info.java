/**
 * Floor 4: entry points, configuration and the weekly run; the only floor that knows all the
 * others.
 */
package org.sunset2g.job;
