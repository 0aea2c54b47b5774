/**
 * Floor 3: TAC catalogues of three dialects, and the overlay that says what their models can do.
 */
package org.sunset2g.feed.catalogue;
