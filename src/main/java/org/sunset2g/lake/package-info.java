/**
 * Floor 3: the tables that stay, kept in Iceberg, and the run records that say which of their
 * snapshots readers may see.
 */
package org.sunset2g.lake;
