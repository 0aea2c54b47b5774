/**
 * Floor 1: what tables look like. The contracts of {@code data-schema/}, read from the jar, and the
 * only place with column names.
 */
package org.sunset2g.contract;
