/** Floor 3: lists of administrative units, and how communes succeeded one another. */
package org.sunset2g.feed.area;
