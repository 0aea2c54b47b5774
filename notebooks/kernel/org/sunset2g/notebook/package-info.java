/**
 * What the cells of the notebooks stand on: the start of their kernel, published tables as rows,
 * and tables and charts as HTML. Compiled by {@code notebooks/run}; no part of the engine's jar.
 */
package org.sunset2g.notebook;
